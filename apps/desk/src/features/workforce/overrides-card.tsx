import { addOverride, bringBackOverride, removeOverride, type Forecast, type ForecastOverride, type Planned } from '@keepdesk/client';
import { Button, classNames, useClock, useToaster } from '@keepdesk/ui';
import { PencilLine } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { dayIn, plusDays } from './plan-search.ts';
import { clock, dayName, momentName, signed } from './plan-words.ts';

const seenIn = [['plan']];

/** What a change begins with: days, both in it; or moments of one interval, which is told by its name. */
export interface OverrideStart {
  from: string;
  to: string;
  percent: number;
  interval: string | null;
}

/** What somebody knows better than the past: who changed the forecast, by how much and why; taken back and brought back in one press. */
export function OverridesCard({ planned, channel, forecast, today, start, onStarted }: { planned: Planned; channel: string; forecast: Forecast; today: string; start: OverrideStart | null; onStarted: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const may = useMay('workforce.write');
  const [asking, setAsking] = useState(false);
  const change = forecast.total.foretold > 0 ? forecast.total.mean / forecast.total.foretold - 1 : 0;
  return (
    <Card>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-2xl">
          <h2 className="text-16 font-semibold">{t('plan.overrides')}</h2>
          <p className="text-13 text-quiet">{t('plan.overridesIntro')}</p>
        </div>
        {may ? <Button icon={<PencilLine size={14} />} onPress={() => setAsking(true)}>{t('plan.override')}</Button> : null}
      </header>
      {Math.abs(change) > 0.0005 ? <p className="text-13">{t('plan.changedBy', { share: signed(locale, change) })}</p> : null}
      {forecast.overrides.length === 0 ? <p className="text-13 text-quiet">{t('plan.noneOverridden')}</p> : (
        <ul className="flex flex-col divide-y divide-line">
          {forecast.overrides.map((one) => <OverrideRow key={one.id} one={one} zone={forecast.time_zone} may={may} />)}
        </ul>
      )}
      <OverrideForm planned={planned} channel={channel} today={today} given={start} isOpen={asking || start !== null} onClose={() => { setAsking(false); onStarted(); }} />
    </Card>
  );
}

function OverrideRow({ one, zone, may }: { one: ForecastOverride; zone: string; may: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const toaster = useToaster();
  const back = useChange(() => bringBackOverride(one.id), null, seenIn);
  const gone = useChange(() => removeOverride(one.id).then(() => toaster.show({ text: t('plan.takenBackSaid'), action: { name: t('plan.bringBack'), onAction: () => back.mutate(undefined) } })), null, seenIn);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-14">
      <span className={classNames('font-medium', one.removed && 'text-quiet line-through')}>{t('plan.overridden', { share: signed(locale, one.percent / 100), ...spanIn(locale, zone, one) })}</span>
      <span className="min-w-0 flex-1"><bdi>{one.reason}</bdi></span>
      <span className="text-12 text-quiet">{one.removed ? t('plan.takenBack') : t('plan.by', { name: one.made_by ?? '–', at: dayName(locale, one.made_at.slice(0, 10)) })}</span>
      {may ? (one.removed ? <Button size="sm" look="quiet" busy={back.isPending} onPress={() => back.mutate(undefined)}>{t('plan.bringBack')}</Button> : <Button size="sm" look="quiet" busy={gone.isPending} onPress={() => gone.mutate(undefined)}>{t('plan.takeBack')}</Button>) : null}
    </li>
  );
}

/** Days, both in it; with the time where it does not begin and end with a day. */
function spanIn(locale: string, zone: string, { from, to }: Pick<ForecastOverride, 'from' | 'to'>): { from: string; to: string } {
  const isMidnight = (at: string): boolean => momentName('en', zone, at, clock) === '00:00';
  if (isMidnight(from) && isMidnight(to)) return { from: dayName(locale, dayIn(zone, new Date(from))), to: dayName(locale, dayIn(zone, new Date(Date.parse(to) - 1))) };
  const [begin, end] = [from, to].map((at) => momentName(locale, zone, at, { day: 'numeric', month: 'short', ...clock })) as [string, string];
  return { from: begin, to: end };
}

function OverrideForm({ planned, channel, today, given, isOpen, onClose }: { planned: Planned; channel: string; today: string; given: OverrideStart | null; isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const add = useChange((values: Record<string, unknown>) => addOverride({ brand_id: planned.brand_id, channel, from: given?.interval == null ? String(values.from) : given.from, to: given?.interval == null ? String(values.to) : given.to, percent: Number(values.percent), reason: String(values.reason) }), undefined, seenIn);
  const fault = (typed: string): string | undefined => (Number.isFinite(Number(typed)) && Number(typed) >= -100 && Number(typed) <= 1000 ? undefined : t('plan.percentFault'));
  return (
    <FormDialog
      title={given?.interval == null ? t('plan.override') : t('plan.overrideAt', { at: given.interval })} doName={t('plan.overrideDo')} isOpen={isOpen} onClose={onClose} onSubmit={(values) => add.mutateAsync(values)}
      start={{ from: given?.from ?? plusDays(today, 1), to: given?.to ?? plusDays(today, 1), percent: given === null || given.percent === 0 ? '' : String(given.percent), reason: '' }}
      fields={[...(given?.interval == null ? [{ name: 'from', kind: 'date', label: t('plan.from') } as const, { name: 'to', kind: 'date', label: t('plan.to') } as const] : []), { name: 'percent', kind: 'number', label: t('plan.percent'), error: fault }, { name: 'reason', kind: 'text', label: t('plan.reason') }]}
    />
  );
}
