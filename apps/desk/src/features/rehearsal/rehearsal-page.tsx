import { loadRehearsals, type RehearsalRow } from '@keepdesk/client';
import { Button, EmptyState, Pill, Table, useClock, type Tone } from '@keepdesk/ui';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowLeft, Plus, Drama } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BrandField } from '../../shared/kit/brand-field.tsx';
import { MoreButton, usePages } from '../../shared/kit/pages.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { usePlannedBrand } from '../../shared/layout/planned-brand.ts';
import { WorkforceNav } from '../../shared/layout/workforce-nav.tsx';
import { MakeRehearsal } from './make-rehearsal.tsx';
import { RehearsalAnswerView } from './rehearsal-answer.tsx';
import { dayName } from './day-words.ts';
import { percent } from './rehearsal-words.ts';

/** Days that are played before they come: what was rehearsed, a new one, one of them. */
export function RehearsalPage() {
  const { t } = useTranslation();
  const [brandId, setBrandId] = usePlannedBrand();
  const { rehearsal, make } = useSearch({ from: '/desk/workforce/rehearsal' });
  const navigate = useNavigate();
  const show = (search: { rehearsal?: string; make?: boolean }): void => void navigate({ to: '/workforce/rehearsal', search: { brand: brandId, ...search } });
  const isList = rehearsal === undefined && make !== true;
  return (
    <PageFrame title={t('rehearsal.title')} note={t('rehearsal.intro')} actions={isList ? <Button look="primary" icon={<Plus size={14} />} onPress={() => show({ make: true })}>{t('rehearsal.make')}</Button> : <Button look="quiet" icon={<ArrowLeft size={14} />} onPress={() => show({})}>{t('rehearsal.all')}</Button>}>
      <WorkforceNav />
      {rehearsal !== undefined ? <RehearsalAnswerView key={rehearsal} id={rehearsal} onGone={() => show({})} /> : make === true ? <MakeRehearsal key={brandId} brandId={brandId} onMade={(id) => show({ rehearsal: id })} onLeave={() => show({})} /> : (
        <>
          <BrandField value={brandId} onChange={setBrandId} className="w-48 max-sm:w-full" />
          <Rehearsals brandId={brandId} onOpen={(id) => show({ rehearsal: id })} />
        </>
      )}
    </PageFrame>
  );
}

const tones: Record<RehearsalRow['state'], Tone> = { waiting: 'plain', running: 'info', done: 'positive', failed: 'danger', cancelled: 'plain' };

function Rehearsals({ brandId, onOpen }: { brandId: string; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = usePages(['plan', 'rehearsals', brandId], (cursor) => loadRehearsals(brandId, cursor), { enabled: brandId !== '', refetchInterval: 5000 });
  return (
    <Loaded found={found} title={t('rehearsal.failed')}>
      <Table
        label={t('rehearsal.title')}
        keyOf={(row) => row.id}
        rows={found.rows}
        empty={<EmptyState icon={<Drama size={20} />} title={t('rehearsal.none')} className="rounded-card border border-line bg-raised">{t('rehearsal.noneText')}</EmptyState>}
        columns={[
          { id: 'name', name: t('rehearsal.name'), cell: (row) => <button type="button" className="text-left font-medium text-accent hover:underline" onClick={() => onOpen(row.id)}><bdi>{row.name}</bdi></button> },
          { id: 'from', name: t('rehearsal.firstDay'), className: 'whitespace-nowrap', cell: (row) => `${dayName(locale, row.from)}${row.days > 1 ? ` · ${t('rehearsal.daysCount', { count: row.days })}` : ''}` },
          { id: 'plans', name: t('rehearsal.plansCount'), align: 'end', wideOnly: true, cell: (row) => row.plans },
          { id: 'level', name: t('rehearsal.figures.service_level'), align: 'end', cell: (row) => percent(locale, row.service_level) },
          { id: 'state', name: t('rehearsal.state'), cell: (row) => <span className="flex flex-wrap gap-1"><Pill tone={tones[row.state]}>{t(`rehearsal.states.${row.state}`)}</Pill>{row.baseline ? <Pill tone="info">{t('rehearsal.isBaseline')}</Pill> : null}</span> },
          { id: 'by', name: t('rehearsal.by'), wideOnly: true, cell: (row) => row.made_by ?? '–' },
        ]}
      />
      <MoreButton found={found} />
    </Loaded>
  );
}
