import type { PlayedScenario } from '@keepdesk/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OneOf } from '../../shared/kit/one-of.tsx';
import { channelName } from '../../shared/words/channel.ts';
import { HeatTable, type HeatRow } from './heat-table.tsx';
import { hoursOf } from './hours-of.ts';
import { reasonNamed } from './rehearsal-words.ts';

const ways = ['channel', 'reason'] as const;
type Way = (typeof ways)[number];

/** Answered in time by hour of a day, and by channel or by contact reason. */
export function HeatMap({ plan, day, timeZone }: { plan: PlayedScenario; day: string; timeZone: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Way>('channel');
  const hours = hoursOf(plan, day, timeZone).filter((hour) => hour.arrived > 0);
  const reasons = Object.keys(plan.course.by_reason ?? {});
  const way = reasons.length > 1 ? asked : 'channel';
  const named = { channel: (id: string) => channelName(t, id), reason: (id: string) => reasonNamed(t, id) };
  const ids = way === 'reason' ? busiestFirst(plan, reasons) : Object.keys(plan.course.by_channel);
  const rows: HeatRow[] = [
    { id: '', name: t(`rehearsal.heatAll.${way}`), cells: hours },
    ...(ids.length > 1 ? ids.map((id) => ({ id, name: named[way](id), cells: hours.map((hour) => hour[`by_${way}`][id] ?? { arrived: 0, level: null }) })) : []),
  ];
  return (
    <HeatTable
      title={t('rehearsal.heat')}
      text={t('rehearsal.heatText', { zone: timeZone.replaceAll('_', ' ') })}
      corner={t(`rehearsal.group.${way}`)}
      columns={hours.map(({ name }) => ({ id: name, name }))}
      rows={rows}
      say={(row, hour, arrived, level) => t('rehearsal.heatCell', { channel: row, hour, arrived, level })}
      isFixed
      aside={reasons.length > 1 ? <OneOf label={t('rehearsal.heatBy')} value={way} onChange={setAsked} choices={ways.map((id) => ({ id, name: t(`rehearsal.group.${id}`) }))} /> : null}
      empty={hours.length === 0 ? t('rehearsal.nobodyComes') : null}
    />
  );
}

function busiestFirst({ by_reason: groups }: PlayedScenario, reasons: readonly string[]): string[] {
  const arrived = new Map(groups.map((group) => [group.name, group.arrived]));
  return [...reasons].sort((a, b) => (arrived.get(b) ?? 0) - (arrived.get(a) ?? 0));
}
