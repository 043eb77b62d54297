import type { Season } from '@keepdesk/client';
import { classNames, useClock } from '@keepdesk/ui';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { dayName, plusWeeks, share, whole, wholeShare } from './season-words.ts';

/** What each week comes to when it is played, below the chart: a week that does not keep its promise is seen at a glance. */
export function RehearsedWeeks({ season, count }: { season: Season; count: number }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const navigate = useNavigate();
  const { rehearsed } = season;
  if (rehearsed === null || rehearsed.weeks.length === 0) return null;
  return (
    <div>
      <p className="text-12 text-quiet">{t('season.rehearsed.row')}</p>
      <ul aria-label={t('season.rehearsed.row')} className="grid" style={{ gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` }}>
        {rehearsed.weeks.map((week) => (
          <li key={week.week} className="flex justify-center" style={{ gridColumn: week.week + 1 }}>
            <button
              type="button" aria-label={t('season.rehearsed.week', { week: dayName(locale, plusWeeks(season.asked.from, week.week)), level: week.service_level === null ? '–' : wholeShare(locale, week.service_level) })}
              onClick={() => void navigate({ to: '/workforce/rehearsal', search: { rehearsal: rehearsed.id } })}
              className={classNames('tabular h-7 w-full rounded-control text-12 hover:bg-hover pointer-coarse:h-10', week.fails.length > 0 ? 'font-semibold text-danger' : 'text-quiet')}
            >
              {week.service_level === null ? '–' : wholeShare(locale, week.service_level)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The same in words, of one week. */
export function WeekRehearsed({ season, week: number }: { season: Season; week: number }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const week = season.rehearsed?.weeks.find((one) => one.week === number);
  if (week === undefined || week.service_level === null) return null;
  const [low, high] = (week.between ?? [week.service_level, week.service_level]).map((end) => share(locale, Math.max(0, Math.min(1, end)))) as [string, string];
  return (
    <p className="border-t border-line pt-2 text-13">
      {t('season.rehearsed.whyText', { level: share(locale, week.service_level), low, high, end: whole(locale, week.waiting_at_end) })}
      {week.fails.length === 0 ? null : <span className="font-medium text-danger"> {t('season.rehearsed.whyFails', { list: week.fails.map((channel) => channelName(t, channel)).join(', ') })}</span>}
    </p>
  );
}
