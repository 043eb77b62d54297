import type { MyWeek } from '@keepdesk/client';
import { useClock, useNow } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { dayIn, dayWords, spanWords, timeIn } from './week-words.ts';

/** What is worked now, or next: large, as it is what most look for. */
export function NextShift({ week }: { week: MyWeek }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const { next, time_zone: zone } = week;
  if (next === null) return <Card><h2 className="text-13 font-medium text-quiet">{t('mine.next')}</h2><p className="text-16">{t('mine.nothingNext')}</p></Card>;
  const running = Date.parse(next.from) <= now.getTime();
  const today = dayIn(zone, now.toISOString());
  const day = dayIn(zone, next.from);
  return (
    <Card>
      <div>
        <h2 className="text-13 font-medium text-quiet">{running ? t('mine.running') : day === today ? t('mine.today') : t('mine.next')}</h2>
        <p className="text-20 font-semibold tabular">{spanWords(locale, zone, next)}</p>
        <p className="text-14">{dayWords(locale, day, { weekday: 'long', day: 'numeric', month: 'long' })}</p>
      </div>
      {next.activities.length === 0 ? null : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-13 text-quiet">
          {next.activities.map((one) => <li key={one.from} className="tabular">{`${t(`schedule.activity.${one.kind}`)} ${timeIn(locale, zone, one.from)}–${timeIn(locale, zone, one.to)}`}</li>)}
        </ul>
      )}
    </Card>
  );
}
