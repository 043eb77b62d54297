import { loadNotices, type CustomerNotice } from '@keepdesk/client';
import { EmptyState, Pill, RelativeTime, Select, Table, describeMoment, useClock, useNow } from '@keepdesk/ui';
import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../shared/kit/pages.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { notReasons, useNoticeWords } from './notice-words.ts';
import { noticesKey } from './notices-key.ts';

const LOOK_MS = 10_000;

/** Everybody who could have been told, told or not, and why. */
export function DecisionsTab({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { named, because } = useNoticeWords();
  const [why, setWhy] = useState('');
  const query = { brand_id: brandId, ...(why === '' ? {} : why === 'sent' ? { state: 'sent' } : { because: why }) };
  const found = usePages([...noticesKey, 'decisions', query], (cursor) => loadNotices(query, cursor), { enabled: brandId !== '', refetchInterval: LOOK_MS });
  return (
    <div className="flex flex-col gap-3">
      <Select label={t('told.filter')} className="w-64" value={why} onChange={setWhy} choices={[{ id: '', name: t('told.every') }, { id: 'sent', name: t('told.state.sent') }, ...notReasons.map((one) => ({ id: one, name: because(one) }))]} />
      <Loaded found={found} title={t('told.failed')}>
        <Table
          label={t('told.decisions')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={<BellRing size={20} />} title={t('told.noDecisions')} className="rounded-card border border-line bg-raised">{t('told.noDecisionsText')}</EmptyState>}
          columns={[
            { id: 'what', name: t('told.what'), cell: (row) => named(row.trigger) },
            { id: 'order', name: t('told.order'), cell: (row) => row.order_number ?? '–' },
            { id: 'customer', name: t('told.customer'), wideOnly: true, cell: (row) => <bdi>{row.customer?.name ?? '–'}</bdi> },
            { id: 'outcome', name: t('told.outcome'), cell: (row) => <Outcome row={row} /> },
            { id: 'when', name: t('told.when'), wideOnly: true, cell: (row) => <RelativeTime at={row.sent_at ?? row.decided_at} /> },
          ]}
        />
        <MoreButton found={found} />
      </Loaded>
    </div>
  );
}

function Outcome({ row }: { row: CustomerNotice }) {
  const { t } = useTranslation();
  const { because } = useNoticeWords();
  const { locale } = useClock();
  const now = useNow();
  const way = (channel: string | null): string => (channel === 'sms' || channel === 'whatsapp' || channel === 'email' ? t(`told.way.${channel}`) : (channel ?? ''));
  const told = row.state === 'sent' ? t('told.state.sent') : row.state === 'failed' ? t('told.state.failed') : row.state === 'leaving' ? t('told.state.leaving') : row.state === 'due' ? t('told.state.due', { at: row.send_at ? describeMoment(new Date(row.send_at), now, locale) : '' }) : because(row.because);
  return (
    <span className="flex flex-wrap gap-1">
      <Pill tone={row.state === 'sent' ? 'positive' : row.state === 'failed' ? 'danger' : row.state === 'not_sent' ? 'plain' : 'info'}>{told}</Pill>
      {row.state === 'sent' || row.state === 'failed' ? <span className="text-12 text-quiet">{[way(row.channel), row.delivered_at === null ? null : t('told.arrived'), row.cost_cents === null ? null : `${row.cost_cents} ${row.cost_currency ?? ''} ct`, row.tried.length === 0 ? null : t('told.triedBefore', { ways: row.tried.map(way).join(', ') }), row.problem].filter(Boolean).join(' · ')}</span> : null}
      {row.conversation_ids.length > 0 ? <Pill tone="warning">{t('told.wrote')}</Pill> : null}
    </span>
  );
}
