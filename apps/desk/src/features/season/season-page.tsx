import { loadSeason, loadSeasons, type Season, type SeasonRow } from '@keepdesk/client';
import { Button, EmptyState, Select, Skeleton, useClock, Waiting } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarRange, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../shared/kit/brand-field.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { usePlannedBrand } from '../../shared/layout/planned-brand.ts';
import { WorkforceNav } from '../../shared/layout/workforce-nav.tsx';
import { isPlaying } from './rehearsed-card.tsx';
import { SeasonBoard } from './season-board.tsx';
import { SeasonForm } from './season-form.tsx';
import type { SeasonSearch } from './season-search.ts';
import { dayName } from './season-words.ts';

const isPlanned = (season: Season | undefined): boolean => season === undefined || (season.version.state !== 'waiting' && season.version.state !== 'running');

/** Peaks that are planned: what each takes, the cheapest mix for it, and until when each decision can wait. */
export function SeasonPage() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = usePlannedBrand();
  const found = useQuery({ queryKey: ['seasons', brandId], queryFn: () => loadSeasons(brandId), enabled: brandId !== '' });
  return (
    <PageFrame title={t('plan.title')} note={t('season.intro')}>
      <WorkforceNav />
      <Loaded found={found} title={t('season.failed')}>
        <Seasons key={brandId} brandId={brandId} rows={found.data?.data ?? []} onBrand={setBrandId} />
      </Loaded>
    </PageFrame>
  );
}

function Seasons({ brandId, rows, onBrand }: { brandId: string; rows: readonly SeasonRow[]; onBrand: (id: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/workforce/season' });
  const [adding, setAdding] = useState(false);
  const ask = (next: SeasonSearch): void => void navigate({ to: '/workforce/season', replace: true, search: { brand: brandId, ...next } });
  const chosen = rows.find((row) => row.id === search.season) ?? rows[0];
  const version = chosen !== undefined && chosen.id === search.season ? search.version : undefined;
  const found = useQuery({ queryKey: ['seasons', brandId, chosen?.id, version ?? 0], queryFn: () => loadSeason(chosen?.id ?? '', version), enabled: chosen !== undefined, refetchInterval: (query) => (isPlanned(query.state.data) && !isPlaying(query.state.data?.rehearsed ?? null) ? false : 1000) });
  const add = <Button look="primary" icon={<Plus size={14} />} onPress={() => setAdding(true)}>{t('season.add')}</Button>;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-2 max-sm:grid max-sm:grid-cols-2">
        <BrandField value={brandId} onChange={onBrand} className="w-48 max-sm:w-full" />
        {chosen ? <Select label={t('season.which')} value={chosen.id} onChange={(id) => ask({ season: id })} choices={rows.map((row) => ({ id: row.id, name: row.name }))} className="w-56 max-sm:w-full" /> : null}
        {found.data && found.data.versions.length > 1 ? <Select label={t('season.version')} value={String(found.data.version.number)} onChange={(number) => ask({ season: found.data.id, version: Number(number) })} choices={found.data.versions.map((one) => ({ id: String(one.number), name: t('season.versionName', { number: one.number, day: dayName(locale, one.made_at.slice(0, 10)) }) }))} className="w-44 max-sm:w-full" /> : null}
        {chosen ? <span className="ml-auto max-sm:ml-0">{add}</span> : null}
      </div>
      {chosen === undefined ? <EmptyState icon={<CalendarRange size={20} />} title={t('season.none')} action={add} className="rounded-card border border-line bg-raised">{t('season.noneText')}</EmptyState> : (
        <Loaded found={found} title={t('season.failed')}>{found.data ? <SeasonBoard key={`${found.data.id} ${found.data.version.number}`} season={found.data} onSeason={ask} /> : <Waiting><Skeleton className="h-80 rounded-card" /></Waiting>}</Loaded>
      )}
      {adding ? <SeasonForm brandId={brandId} onClose={() => setAdding(false)} onKept={(season) => ask({ season: season.id })} /> : null}
    </div>
  );
}
