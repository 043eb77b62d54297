import { loadSeasonWhy, type Season, type SeasonStepShown } from '@keepdesk/client';
import { Dialog, numberFormat, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { costSources } from './costs-card.tsx';
import { WeekRehearsed } from './rehearsed-weeks.tsx';
import { className, dayName, money, plusWeeks, tenths } from './season-words.ts';

export type AboutWhy = { readonly week: number } | { readonly class: string } | { readonly cost: (typeof costSources)[number] };

const steps = ['required', 'avoided', 'put_off', 'came_back', 'needed', 'regulars', 'class', 'teaching', 'overtime', 'surge', 'effective', 'short', 'spare', 'begin', 'offers', 'recruiting', 'trainers', 'trained', 'ready', 'most_worth', 'paid_weeks', 'costs'] as const;

/** How a number of the plan comes about, step by step, with the formula and the numbers it takes. */
export function WhyDialog({ season, about, onClose }: { season: Season; about: AboutWhy; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['seasons', 'why', season.id, season.version.number, about], queryFn: () => loadSeasonWhy(season.id, { version: season.version.number, ...about }) });
  const title = 'week' in about ? t('season.whyWeek', { week: dayName(locale, plusWeeks(season.asked.from, about.week)) }) : 'class' in about ? className(t, about.class) : t(`season.costNames.${about.cost}`);
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <Loaded found={found} title={t('season.failed')}>
        <ol className="flex flex-col divide-y divide-line">
          {(found.data?.data ?? []).map((step) => (
            <li key={`${step.what} ${step.of ?? ''}`} className="grid grid-cols-[1fr_auto] gap-x-4 py-2">
              <span className="font-medium">{nameOf(t, step)}</span>
              <span className="text-right font-semibold tabular">{valueOf(locale, season, step)}</span>
              <span className="col-span-2 text-12 text-quiet" lang="en">{step.formula}{numbersOf(locale, step)}</span>
            </li>
          ))}
        </ol>
        {'week' in about ? <WeekRehearsed season={season} week={about.week} /> : null}
      </Loaded>
    </Dialog>
  );
}

function nameOf(t: TFunction, step: SeasonStepShown): string {
  const source = step.unit === 'money' ? costSources.find((one) => one === step.what) : undefined;
  if (source !== undefined) return t(`season.costNames.${source}`);
  const known = steps.find((one) => one === step.what);
  return known === undefined ? step.what : t(`season.steps.${known}`, { of: step.of ?? '' });
}

function valueOf(locale: string, season: Season, { value, unit }: SeasonStepShown): string {
  if (typeof value === 'string') return dayName(locale, value, { year: 'numeric' });
  return unit === 'money' ? money(locale, season.currency, value) : tenths(locale, value);
}

/** Amounts are kept in hundredths. */
const amounts = new Set(['price', 'hour_cost', 'hiring_cost', 'class', 'contract', 'fee', 'cost']);

function numbersOf(locale: string, { from }: SeasonStepShown): string {
  const named = Object.entries(from).map(([name, value]) => `${name.replaceAll('_', ' ')} ${numberFormat(locale, { maximumFractionDigits: 2 }).format(amounts.has(name) ? value / 100 : value)}`);
  return named.length === 0 ? '' : ` — ${named.join(', ')}`;
}
