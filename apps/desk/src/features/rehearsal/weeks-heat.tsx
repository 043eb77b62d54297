import type { PlayedWeek } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { weekName } from './day-words.ts';
import { Cell } from './heat-map.tsx';
import { percent, whole } from './rehearsal-words.ts';

interface Column {
  readonly id: string;
  readonly name: string;
  readonly of: (week: PlayedWeek) => { readonly arrived: number; readonly level: number | null };
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
    <section aria-label={t('rehearsal.weeks.heat')} className="flex flex-col gap-2 rounded-card border border-line bg-raised p-5">
      <h3 className="text-14 font-semibold">{t('rehearsal.weeks.heat')}</h3>
      <p className="text-13 text-quiet">{t('rehearsal.weeks.heatText')}</p>
      <div className="overflow-x-auto" role="region" aria-label={t('rehearsal.weeks.heat')} tabIndex={0}>
        <table className="w-full min-w-200 border-separate border-spacing-0.5 text-12 tabular">
          <thead>
            <tr className="text-quiet">
              <th scope="col" className="pr-2 text-left font-medium whitespace-nowrap">{t('rehearsal.weeks.week')}</th>
              {columns.map((column) => <th key={column.id} scope="col" className="px-1 font-medium">{column.name}</th>)}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => {
              const name = weekName(locale, timeZone, week.from);
              return (
                <tr key={week.from}>
                  <th scope="row" className="pr-2 text-left font-normal whitespace-nowrap text-quiet">{name}</th>
                  {columns.map((column) => {
                    const { arrived, level } = column.of(week);
                    return <Cell key={column.id} arrived={arrived} level={level} name={t('rehearsal.weeks.cell', { week: name, about: column.name, arrived: whole(locale, arrived), level: percent(locale, level) })} />;
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
