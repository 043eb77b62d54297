import { loadMyWeek, type MyWeek, type Shift } from '@keepdesk/client';
import { Button, EmptyState, IconButton, Skeleton, useClock, useNow, Waiting } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarHeart, CalendarX2, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { CalendarCard } from './calendar-card.tsx';
import { DayList } from './day-list.tsx';
import { LeaveCard } from './leave-card.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { NextShift } from './next-shift.tsx';
import { OfferDialog } from './offer-dialog.tsx';
import { SwapsCard } from './swaps-card.tsx';
import { dayWords, mondayOf, plusDays, weekKey } from './week-words.ts';

/** Somebody's own week: what they work next, their days, leave with an answer at once, swaps, and their calendar. */
export function MyWeekPage() {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const { week } = useSearch({ from: '/desk/my-week' });
  const from = week ?? mondayOf(now.toISOString().slice(0, 10));
  const [asking, setAsking] = useState(false);
  const found = useQuery({ queryKey: [...weekKey, 'week', from], queryFn: () => loadMyWeek(from), placeholderData: keepPreviousData });
  const shown = found.data;
  const go = (to: string): void => void navigate({ to: '/my-week', replace: true, search: { week: to } });
  return (
    <PageFrame
      title={t('nav.myWeek')} note={shown?.site ? t('mine.clock', { site: shown.site.name, zone: shown.time_zone.replaceAll('_', ' ') }) : t('mine.intro')}
      actions={shown?.contract_minutes == null ? undefined : <Button look="primary" icon={<CalendarHeart size={14} />} onPress={() => setAsking(true)}>{t('mine.leave.ask')}</Button>}
    >
      <Loaded found={found} title={t('mine.failed')}>{shown === undefined ? <Waiting><Skeleton className="h-96 rounded-card" /></Waiting> : <Week shown={shown} onWeek={go} />}</Loaded>
      {asking && shown ? <LeaveDialog week={shown} onClose={() => setAsking(false)} /> : null}
    </PageFrame>
  );
}

function Week({ shown, onWeek }: { shown: MyWeek; onWeek: (from: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [offered, setOffered] = useState<Shift | null>(null);
  if (shown.contract_minutes === null) return <EmptyState icon={<CalendarX2 size={20} />} title={t('mine.noTerms')} className="rounded-card border border-line bg-raised">{t('mine.noTermsText')}</EmptyState>;
  const until = dayWords(locale, plusDays(shown.from, 6), { day: 'numeric', month: 'short' });
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-4">
        <NextShift week={shown} />
        <div className="flex items-center justify-between gap-2">
          <IconButton label={t('mine.before')} onPress={() => onWeek(plusDays(shown.from, -7))}><ChevronLeft size={18} /></IconButton>
          <h2 className="text-16 font-semibold" aria-live="polite">{`${dayWords(locale, shown.from, { day: 'numeric', month: 'short' })} – ${until}`}</h2>
          <IconButton label={t('mine.after')} onPress={() => onWeek(plusDays(shown.from, 7))}><ChevronRight size={18} /></IconButton>
        </div>
        <DayList week={shown} onOffer={setOffered} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <SwapsCard week={shown} />
        <LeaveCard week={shown} />
        <CalendarCard since={shown.calendar_since} />
      </div>
      {offered === null ? null : <OfferDialog shift={offered} week={shown} onClose={() => setOffered(null)} />}
    </div>
  );
}
