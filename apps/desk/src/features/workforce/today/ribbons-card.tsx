import type { Today, TodayPerson } from '@keepdesk/client';
import { Button, Pill, useClock } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../shared/kit/section.tsx';
import { clock, momentName, percent, whole } from '../plan-words.ts';
import { PersonDialog } from './person-dialog.tsx';
import { stateName } from './today-words.ts';

/** Where the plan wants everybody, and where they are: two lines each, whoever needs a look first. */
export function RibbonsCard({ day, brandId }: { day: Today; brandId: string }) {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<string | null>(null);
  const order = (one: TodayPerson): number => (isAway(one) ? 4 : one.now.alarm ? 0 : one.now.verdict === 'out' ? 1 : one.plan.length > 0 ? 2 : 3);
  const people = day.people.toSorted((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
  const all = people.flatMap((one) => [...one.plan, ...one.states]);
  const alarms = people.filter((one) => one.now.alarm).length;
  const opened = people.find((one) => one.id === openId);
  const [from, to] = [Math.min(...all.map((one) => Date.parse(one.from))), Math.max(...all.map((one) => Date.parse(one.to)))];
  return (
    <Card>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-3xl">
          <h2 className="text-16 font-semibold">{t('today.ribbons')}</h2>
          <p className="text-13 text-quiet">{t('today.ribbonsIntro')}</p>
        </div>
        {alarms > 0 ? <Pill tone="warning">{t('today.alarms', { count: alarms })}</Pill> : null}
      </header>
      <Legend />
      {people.length === 0 ? <p className="text-13 text-quiet">{t('today.nobody')}</p> : (
        <div className="relative overflow-x-auto" role="region" aria-label={t('today.ribbons')} tabIndex={0}>
          <table className="w-full min-w-180 table-fixed text-13">
            <thead>
              <tr className="text-12 text-quiet">
                <th scope="col" className="w-40 text-left font-medium">{t('today.person')}</th>
                <th scope="col" className="w-36 text-left font-medium">{t('today.nowIs')}</th>
                <th scope="col" className="text-left font-medium">{t('today.line')}</th>
                <th scope="col" className="w-20 text-right font-medium">{t('today.adherence')}</th>
                <th scope="col" className="w-24 text-right font-medium">{t('today.late')}</th>
                <th scope="col" className="w-20"><span className="sr-only">{t('today.more')}</span></th>
              </tr>
            </thead>
            <tbody>
              {people.map((one) => <Row key={one.id} one={one} day={day} from={from} to={to} onOpen={() => setOpenId(one.id)} />)}
            </tbody>
          </table>
        </div>
      )}
      {opened === undefined ? null : <PersonDialog person={opened} day={day} brandId={brandId} onClose={() => setOpenId(null)} />}
    </Card>
  );
}

/** Away by leave or terms, and not there after all. */
const isAway = (one: TodayPerson): one is TodayPerson & { away: NonNullable<TodayPerson['away']> } => one.away !== null && one.now.actual === null;

function Row({ one, day, from, to, onOpen }: { one: TodayPerson; day: Today; from: number; to: number; onOpen: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const since = one.now.since === null ? '' : momentName(locale, day.time_zone, one.now.since, clock);
  const said = one.now.verdict === 'out' ? t('today.isOut', { actual: stateName(t, one.now.actual), planned: stateName(t, one.now.planned), since }) : t('today.isSince', { state: stateName(t, one.now.actual), since });
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-2 text-left font-medium"><bdi className="block truncate">{one.name}</bdi>{one.site === null ? null : <span className="block truncate text-12 font-normal text-quiet">{one.site}</span>}</th>
      <td className={`pr-2 ${one.now.alarm ? 'text-warning' : ''}`}>{isAway(one) ? <span className="text-quiet">{t(`today.away.${one.away}`)}</span> : one.now.verdict === null ? <span className="text-quiet">{stateName(t, one.now.actual)}</span> : said}</td>
      <td className="pr-3">
        <div className="flex flex-col gap-0.5">
          <Ribbon pieces={one.plan} from={from} to={to} now={Date.parse(day.now)} name={t('today.plannedOf', { name: one.name })} />
          <Ribbon pieces={one.states} from={from} to={to} now={Date.parse(day.now)} name={t('today.actualOf', { name: one.name })} />
        </div>
      </td>
      <td className="text-right tabular">{percent(locale, one.adherence)}</td>
      <td className="text-right tabular">{one.late_minutes === null || one.late_minutes < 1 ? '–' : t('today.minutes', { count: Math.round(one.late_minutes), shown: whole(locale, one.late_minutes) })}</td>
      <td className="text-right"><Button size="sm" look="quiet" onPress={onOpen} aria-label={t('today.moreOf', { name: one.name })}>{t('today.more')}</Button></td>
    </tr>
  );
}

const fills: Record<string, string> = { work: 'var(--chart-1)', handling: 'var(--chart-1)', available: 'color-mix(in oklab, var(--chart-1) 45%, var(--surface-raised))', break: 'var(--chart-2)', training: 'var(--chart-3)', meeting: 'var(--chart-4)', leave: 'var(--line)' };

/** One line of a day; its words are the table a screen reader gets. */
function Ribbon({ pieces, from, to, now, name }: { pieces: TodayPerson['plan']; from: number; to: number; now: number; name: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const place = (at: number): number => (100 * (at - from)) / Math.max(1, to - from);
  const said = pieces.map((one) => `${stateName(t, one.what)} ${new Intl.DateTimeFormat(locale, clock).format(new Date(one.from))}`).join(', ');
  return (
    <div role="img" aria-label={`${name}: ${said || t('today.off')}`} className="relative h-3 overflow-hidden rounded-sm bg-hover">
      {pieces.map((one) => (
        <span key={`${one.from} ${one.what}`} title={stateName(t, one.what)} className="absolute inset-y-0" style={{ left: `${place(Date.parse(one.from))}%`, width: `${Math.max(0.15, place(Date.parse(one.to)) - place(Date.parse(one.from)))}%`, background: fills[one.what] ?? 'var(--line)' }} />
      ))}
      {now > from && now < to ? <span className="absolute inset-y-0 w-px bg-[var(--text)]" style={{ left: `${place(now)}%` }} /> : null}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-quiet">
      {['handling', 'available', 'break', 'training', 'meeting'].map((one) => (
        <li key={one} className="flex items-center gap-1.5"><span aria-hidden="true" className="size-2.5 rounded-sm" style={{ background: fills[one] }} />{one === 'handling' ? t('today.workOrHandling') : stateName(t, one)}</li>
      ))}
    </ul>
  );
}
