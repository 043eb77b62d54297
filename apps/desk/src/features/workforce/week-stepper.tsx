import { IconButton, useClock } from '@keepdesk/ui';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../shared/kit/day-field.tsx';
import { mondayOf, plusDays } from './plan-search.ts';
import { dayName } from './plan-words.ts';

/** The week that is shown: the one before, the one after, or that of a day. */
export function WeekStepper({ week, onWeek }: { week: string; onWeek: (week: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  return (
    <div className="flex items-end gap-1">
      <IconButton label={t('plan.before')} onPress={() => onWeek(plusDays(week, -7))}><ChevronLeft size={16} /></IconButton>
      <DayField label={t('plan.week')} day={week} onDay={(day) => onWeek(mondayOf(day))} />
      <IconButton label={t('plan.after')} onPress={() => onWeek(plusDays(week, 7))}><ChevronRight size={16} /></IconButton>
      <span className="pb-2 pl-1 text-13 text-quiet max-sm:hidden">{`${dayName(locale, week)} – ${dayName(locale, plusDays(week, 6))}`}</span>
    </div>
  );
}
