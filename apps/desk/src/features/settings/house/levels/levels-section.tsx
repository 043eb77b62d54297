import { loadDueTime, loadRedating } from '@keepdesk/client';
import { ProgressBar, RelativeTime, Select, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { Card, Section } from '../../../../shared/kit/section.tsx';
import { useCalendarName, useCalendars } from '../../../../shared/parts/hours/calendar-names.ts';
import { lengthOf } from '../../../../shared/words/length.ts';
import { PolicyList } from './policy-list.tsx';
import { ALWAYS } from './policy-values.ts';

const FOUR_HOURS = 14_400;

/** How soon each brand wants to answer: policies in the order they are tried, what each catches, and how the brand's hours turn a target into a moment. */
export function LevelsSection() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Section
      title={t('settings.levels')}
      intro={t('levels.intro')}
      action={<BrandField value={brandId} onChange={setBrandId} hideLabel />}
    >
      <PolicyList key={brandId} brandId={brandId} />
      <Redating brandId={brandId} />
      <DuePreview key={`due ${brandId}`} brandId={brandId} />
    </Section>
  );
}

/** After a change, until every open clock has its new moment. */
function Redating({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'levels-progress'], queryFn: loadRedating, refetchInterval: ({ state }) => (state.data?.data.some((row) => row.finished_at === null) ? 1000 : 10_000) });
  const row = found.data?.data.find((one) => one.brand_id === brandId);
  if (row === undefined || row.finished_at !== null) return null;
  return <ProgressBar label={t('levels.redating', { done: row.done, total: row.total })} fraction={row.total === 0 ? 0 : row.done / row.total} />;
}

/** What a target of so many hours means now, in the hours of a calendar. */
function DuePreview({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { now } = useClock();
  const { rows } = useCalendars(brandId);
  const nameOf = useCalendarName();
  const [seconds, setSeconds] = useState(String(FOUR_HOURS));
  const [hours, setHours] = useState(brandId);
  const [start] = useState(() => now().toISOString());
  const question = { seconds: Number(seconds), start, ...(hours === ALWAYS ? { hours: 'always' as const } : { calendar_id: hours }) };
  const found = useQuery({ queryKey: ['settings', 'levels-due', brandId, seconds, hours], queryFn: () => loadDueTime(brandId, question), enabled: brandId !== '' });
  return (
    <Card>
      <h3 className="text-14 font-semibold">{t('levels.preview')}</h3>
      <div className="flex flex-wrap items-end gap-4">
        <Select label={t('levels.length')} className="w-40" value={seconds} onChange={setSeconds} choices={[600, 1800, 3600, FOUR_HOURS, 28_800, 86_400].map((one) => ({ id: String(one), name: lengthOf(one) }))} />
        <Select label={t('service.hours')} className="w-56" value={hours} onChange={setHours} choices={[...rows.map((one) => ({ id: one.id, name: nameOf(one) })), { id: ALWAYS, name: t('service.always') }]} />
        <p className="text-14">
          {found.data?.due_at ? (
            <>
              {t('levels.wouldBeDue')} <RelativeTime at={found.data.due_at} as="moment" />
            </>
          ) : found.data ? (
            t('levels.neverDue')
          ) : null}
        </p>
      </div>
    </Card>
  );
}
