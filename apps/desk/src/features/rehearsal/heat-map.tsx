import type { PlayedScenario } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { hoursOf } from './hours-of.ts';
import { percent, whole } from './rehearsal-words.ts';

/** Answered in time by channel and hour of a day: the darker, the more came too late. Every cell bears its number, so that it is its own table. */
export function HeatMap({ plan, day, timeZone }: { plan: PlayedScenario; day: string; timeZone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const channels = Object.keys(plan.course.by_channel);
  const hours = hoursOf(plan, day, timeZone);
  const shown = hours.filter((hour) => hour.arrived > 0);
  const rows = [{ id: '', name: t('rehearsal.allChannels') }, ...(channels.length > 1 ? channels.map((id) => ({ id, name: channelName(t, id) })) : [])];
  return (
    <section aria-label={t('rehearsal.heat')} className="flex flex-col gap-2 rounded-card border border-line bg-raised p-5">
      <h3 className="text-14 font-semibold">{t('rehearsal.heat')}</h3>
      <p className="text-13 text-quiet">{t('rehearsal.heatText', { zone: timeZone.replaceAll('_', ' ') })}</p>
      {shown.length === 0 ? <p className="text-13 text-quiet">{t('rehearsal.nobodyComes')}</p> : (
        <div className="overflow-x-auto" role="region" aria-label={t('rehearsal.heat')} tabIndex={0}>
          <table className="w-full min-w-160 table-fixed border-separate border-spacing-0.5 text-12 tabular">
            <thead>
              <tr className="text-quiet">
                <th scope="col" className="w-28 text-left font-medium">{t('rehearsal.channel')}</th>
                {shown.map((hour) => <th key={hour.name} scope="col" className="font-medium">{hour.name}</th>)}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="pr-2 text-left font-normal text-quiet">{row.name}</th>
                  {shown.map((hour) => {
                    const cell = row.id === '' ? hour : hour.by_channel[row.id];
                    return <Cell key={hour.name} arrived={cell?.arrived ?? 0} level={cell?.level ?? null} name={t('rehearsal.heatCell', { channel: row.name, hour: hour.name, arrived: whole(locale, cell?.arrived ?? 0), level: percent(locale, cell?.level ?? null) })} />;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** A share that bears its number; the darker, the less. */
export function Cell({ arrived, level, name }: { arrived: number; level: number | null; name: string }) {
  const { locale } = useClock();
  if (level === null || arrived === 0) return <td className="h-8 text-center text-quiet" title={name}>–</td>;
  return <td className="h-8 rounded-control text-center" title={name} style={{ background: `color-mix(in oklab, var(--chart-1) ${Math.round(46 * (1 - level))}%, var(--surface-raised))` }}>{whole(locale, level * 100)}</td>;
}
