import type { PlayedScenario } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OneOf } from '../../shared/kit/one-of.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { figures, percent, reasonNamed, span, tenths, valueOf, whole, within, type Figure } from './rehearsal-words.ts';

type Group = PlayedScenario['by_reason'][number];
const ways = ['reason', 'channel'] as const;

/** What each contact reason (or channel) came to: in time, waits, who gave up, what waiting cost, each with how sure that is. */
export function GroupsTable({ plan, hasDelayCost }: { plan: PlayedScenario; hasDelayCost: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [way, setWay] = useState<(typeof ways)[number]>('reason');
  const between = (group: Group, id: Figure['id']): string | null => {
    const [found, unit] = [group.intervals?.[id], figures.find((one) => one.id === id)?.unit ?? 'count'];
    const end = (value: number): string => valueOf(locale, unit, within(unit, value), '');
    return found == null ? null : t('rehearsal.between', { low: end(found[0]), high: end(found[1]) });
  };
  const sure = (group: Group, id: Figure['id'], value: string) => <>{value}<span className="block text-12 text-quiet">{between(group, id)}</span></>;
  const name = (group: Group): string => (way === 'reason' ? reasonNamed(t, group.name) : channelName(t, group.name));
  return (
    <section aria-label={t('rehearsal.groups')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-14 font-semibold">{t('rehearsal.groups')}</h3>
        <OneOf label={t('rehearsal.groupsBy')} value={way} onChange={setWay} choices={ways.map((id) => ({ id, name: t(`rehearsal.group.${id}`) }))} />
      </div>
      <Table
        label={t('rehearsal.groups')}
        keyOf={(group) => group.name}
        rows={[...plan[`by_${way}`]].sort((a, b) => b.arrived - a.arrived)}
        columns={[
          { id: 'name', name: t(`rehearsal.group.${way}`), cell: name, sort: name },
          { id: 'arrived', name: t('rehearsal.whats.comes'), align: 'end', wideOnly: true, className: 'tabular', cell: (group) => whole(locale, group.arrived), sort: (group) => group.arrived },
          { id: 'level', name: t('rehearsal.figures.service_level'), align: 'end', className: 'tabular whitespace-nowrap', cell: (group) => sure(group, 'service_level', percent(locale, group.service_level)), sort: (group) => group.service_level ?? 0 },
          { id: 'missed', name: t('rehearsal.figures.missed'), align: 'end', className: 'tabular whitespace-nowrap', cell: (group) => sure(group, 'missed', tenths(locale, group.missed)), sort: (group) => group.missed },
          { id: 'mean', name: t('rehearsal.figures.wait_mean_seconds'), align: 'end', wideOnly: true, className: 'tabular whitespace-nowrap', cell: (group) => sure(group, 'wait_mean_seconds', span(locale, group.wait_mean_seconds)), sort: (group) => group.wait_mean_seconds ?? 0 },
          { id: 'p90', name: t('rehearsal.figures.wait_p90_seconds'), align: 'end', wideOnly: true, className: 'tabular whitespace-nowrap', cell: (group) => span(locale, group.wait_p90_seconds), sort: (group) => group.wait_p90_seconds ?? 0 },
          { id: 'gone', name: t('rehearsal.figures.abandoned_share'), align: 'end', wideOnly: true, className: 'tabular whitespace-nowrap', cell: (group) => sure(group, 'abandoned_share', percent(locale, group.arrived > 0 ? group.abandoned / group.arrived : null)), sort: (group) => group.abandoned },
          ...(hasDelayCost ? [{ id: 'cost', name: t('rehearsal.figures.delay_cost'), align: 'end' as const, wideOnly: true, className: 'tabular whitespace-nowrap', cell: (group: Group) => sure(group, 'delay_cost', tenths(locale, group.delay_cost ?? 0)), sort: (group: Group) => group.delay_cost ?? 0 }] : []),
        ]}
      />
    </section>
  );
}
