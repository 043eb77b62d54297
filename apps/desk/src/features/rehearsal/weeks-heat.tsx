import type { PlayedWeek } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { weekName } from './day-words.ts';
import { HeatTable, type HeatCell } from './heat-table.tsx';

interface Column {
  readonly id: string;
  readonly name: string;
  readonly of: (week: PlayedWeek) => HeatCell;
}

/** Weeks by channel and by hour of the day: every cell bears its number, so that it is its own table. */
export function WeeksHeat({ weeks, timeZone }: { weeks: readonly PlayedWeek[]; timeZone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const channels = Object.keys(weeks[0]?.by_channel ?? {});
  const hours = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => weeks.some((week) => (week.by_hour.arrived[hour] ?? 0) > 0));
  const columns: Column[] = [
    { id: 'all', name: t('rehearsal.allChannels'), of: (week) => ({ arrived: week.arrived, level: week.figures['service_level'] ?? null }) },
    ...(channels.length > 1 ? channels.map((id): Column => ({ id, name: channelName(t, id), of: (week) => ({ arrived: week.by_channel[id]?.arrived ?? 0, level: week.by_channel[id]?.service_level ?? null }) })) : []),
    ...hours.map((hour): Column => ({ id: String(hour), name: String(hour).padStart(2, '0'), of: (week) => ({ arrived: week.by_hour.arrived[hour] ?? 0, level: week.by_hour.service_level[hour] ?? null }) })),
  ];
  return (
    <HeatTable
      title={t('rehearsal.weeks.heat')}
      text={t('rehearsal.weeks.heatText')}
      corner={t('rehearsal.weeks.week')}
      columns={columns}
      rows={weeks.map((week) => ({ id: week.from, name: weekName(locale, timeZone, week.from), cells: columns.map((column) => column.of(week)) }))}
      say={(week, about, arrived, level) => t('rehearsal.weeks.cell', { week, about, arrived, level })}
    />
  );
}
