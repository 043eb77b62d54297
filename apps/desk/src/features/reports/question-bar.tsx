import type { AskedReport, Report } from '@keepdesk/client';
import { Button, Checkbox, Popover, Select, useNow } from '@keepdesk/ui';
import { ListFilter, Sigma } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../shared/actions/choices.ts';
import { useSession } from '../../shared/session/session.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { dayAfter, dayIn } from './asked-search.ts';
import { DayField } from '../../shared/kit/day-field.tsx';
import { compareIds, dimensionIds, metricKeys, periodIds } from './presets.ts';
import { asksReasons, ReasonTrees, withoutTrees } from './reason-trees.tsx';

interface BarProps {
  asked: AskedReport;
  onAsked: (asked: AskedReport) => void;
}

const MOST_METRICS = 6;
const channels = ['email', 'chat', 'voice', 'social', 'api'];

/** What is asked: figures, by what, when, compared with what, of whom. */
export function QuestionBar({ asked, report, onAsked }: BarProps & { report: Report | undefined }) {
  const { t } = useTranslation();
  const [first, second] = asked.by;
  const by = (at: 0 | 1, id: string): void => {
    const kept = at === 0 ? [id, second] : [first, id];
    onAsked(withoutTrees({ ...asked, by: [...new Set(kept)].filter((one): one is AskedReport['by'][number] => one !== undefined && one !== 'none') }));
  };
  const dimensions = dimensionIds.map((id) => ({ id: id as string, name: t(`reports.dimension.${id}`) }));
  return (
    <div className="flex flex-wrap items-end gap-2 max-sm:grid max-sm:grid-cols-2 print:hidden">
      <MetricChoice asked={asked} onAsked={onAsked} />
      <Select label={t('reports.by')} value={first ?? 'none'} onChange={(id) => by(0, id)} choices={[{ id: 'none', name: t('reports.undivided') }, ...dimensions]} className="w-36 max-sm:w-full" />
      {first ? <Select label={t('reports.andBy')} value={second ?? 'none'} onChange={(id) => by(1, id)} choices={[{ id: 'none', name: t('reports.nothingElse') }, ...dimensions.filter((one) => one.id !== first)]} className="w-36 max-sm:w-full" /> : null}
      <Period asked={asked} report={report} onAsked={onAsked} />
      <Select label={t('reports.compare')} value={asked.compare} onChange={(compare) => onAsked({ ...asked, compare })} choices={compareIds.filter((id) => id !== 'reasons' || asksReasons(asked)).map((id) => ({ id, name: t(`reports.compares.${id}`) }))} className="w-44 max-sm:w-full" />
      <ReasonTrees asked={asked} onAsked={onAsked} />
      <Select label={t('reports.clock')} value={asked.hours} onChange={(hours) => onAsked({ ...asked, hours })} choices={(['wall', 'business'] as const).map((id) => ({ id, name: t(`reports.clocks.${id}`) }))} className="w-40 max-sm:w-full" />
      <Filters asked={asked} onAsked={onAsked} />
    </div>
  );
}

/** A named period, or days of one's own: both ends are in it, as people say it. */
function Period({ asked, report, onAsked }: BarProps & { report: Report | undefined }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = report?.time_zone ?? 'UTC';
  const { from: _from, to: _to, ...unbound } = asked;
  const choose = (period: AskedReport['period']): void => {
    if (period !== 'custom') return onAsked({ ...unbound, period });
    const span = report?.period ?? { from: now.toISOString(), to: now.toISOString() };
    onAsked({ ...asked, period, from: dayIn(span.from, zone), to: dayAfter(lastDay(span.to, zone), 1) });
  };
  const first = asked.from === undefined ? '' : dayIn(asked.from, zone);
  const last = asked.to === undefined ? '' : lastDay(asked.to, zone);
  return (
    <>
      <Select
        label={t('reports.period')}
        value={asked.period}
        onChange={choose}
        choices={[...periodIds.map((id) => ({ id: id as AskedReport['period'], name: t(`reports.periods.${id}`) })), { id: 'custom' as const, name: t('reports.chooseDates') }]}
        className="w-44 max-sm:w-full"
      />
      {asked.period === 'custom' ? (
        <>
          <DayField label={t('reports.firstDay')} day={first} onDay={(day) => onAsked({ ...asked, from: day, to: dayAfter(day > last ? day : last, 1) })} />
          <DayField label={t('reports.lastDay')} day={last} onDay={(day) => onAsked({ ...asked, from: day < first ? day : first, to: dayAfter(day, 1) })} />
        </>
      ) : null}
    </>
  );
}

const lastDay = (to: string, zone: string): string => (to.includes('T') ? dayIn(new Date(Date.parse(to) - 1).toISOString(), zone) : dayAfter(to, -1));

function MetricChoice({ asked, onAsked }: BarProps) {
  const { t } = useTranslation();
  const full = asked.metrics.length >= MOST_METRICS;
  const turn = (key: string, on: boolean): void => onAsked({ ...asked, metrics: on ? [...asked.metrics, key] : asked.metrics.filter((one) => one !== key) });
  return (
    <Popover label={t('reports.figures')} trigger={<Button icon={<Sigma size={14} />}>{t('reports.figuresChosen', { count: asked.metrics.length })}</Button>}>
      <fieldset className="flex max-h-96 w-72 flex-col gap-2 overflow-y-auto p-3">
        <legend className="pb-2 text-13 font-semibold">{t('reports.figures')}</legend>
        {metricKeys.map((key) => (
          <Checkbox key={key} isSelected={asked.metrics.includes(key)} isDisabled={(full && !asked.metrics.includes(key)) || (asked.metrics.length === 1 && asked.metrics[0] === key)} onChange={(on) => turn(key, on)}>
            {t(`reports.metric.${key}`)}
          </Checkbox>
        ))}
      </fieldset>
    </Popover>
  );
}

function Filters({ asked, onAsked }: BarProps) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const { people, reasons, teams } = useChoices();
  const set = (name: keyof AskedReport['filters'], id: string): void => onAsked(withoutTrees({ ...asked, filters: { ...asked.filters, [name]: id === 'all' ? undefined : [id] } }));
  const count = Object.values(asked.filters).filter((list) => list?.length).length;
  const all = { id: 'all', name: t('reports.all') };
  const lists: [keyof AskedReport['filters'], string, { id: string; name: string }[]][] = [
    ['brand_ids', t('reports.dimension.brand'), brands],
    ['channels', t('reports.dimension.channel'), channels.map((id) => ({ id, name: channelName(t, id) }))],
    ['reason_ids', t('reports.dimension.reason'), reasons],
    ['team_ids', t('reports.dimension.team'), teams],
    ['agent_ids', t('reports.dimension.agent'), people],
  ];
  return (
    <Popover label={t('reports.filters')} placement="bottom end" trigger={<Button icon={<ListFilter size={14} />}>{count === 0 ? t('reports.filters') : t('reports.filtersOn', { count })}</Button>}>
      <div className="flex w-64 flex-col gap-3 p-3">
        {lists.map(([name, label, choices]) => (
          <Select key={name} label={label} value={asked.filters[name]?.[0] ?? 'all'} onChange={(id) => set(name, id)} choices={[all, ...choices.map((one) => ({ id: one.id, name: one.name }))]} />
        ))}
      </div>
    </Popover>
  );
}
