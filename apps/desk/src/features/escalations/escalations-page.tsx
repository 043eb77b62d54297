import { loadEscalations } from '@keepdesk/client';
import { EmptyState, Tabs } from '@keepdesk/ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '../../shared/kit/pages.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { EscalationCard } from '../../shared/parts/escalations/escalation-card.tsx';
import { escalationsKey, useEscalations } from '../../shared/parts/escalations/use-escalations.ts';

const CARD = 'rounded-card border border-line bg-raised p-4';

function Open() {
  const { t } = useTranslation();
  const found = useEscalations(true);
  const rows = found.data?.data ?? [];
  return (
    <Loaded found={found} title={t('esc.failed')}>
      {rows.length === 0 ? (
        <EmptyState icon={<ShieldCheck size={20} />} title={t('esc.none')} className={CARD}>
          {t('esc.noneText')}
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-3">
          <p className="text-13 text-quiet">{t('esc.counts', { count: found.data?.open ?? 0, mine: found.data?.mine ?? 0, overdue: found.data?.overdue ?? 0 })}</p>
          {rows.map((one) => (
            <EscalationCard key={one.id} escalation={one} className={CARD} />
          ))}
        </div>
      )}
    </Loaded>
  );
}

function Closed() {
  const { t } = useTranslation();
  const found = useInfiniteQuery({
    queryKey: [...escalationsKey, 'closed'],
    queryFn: ({ pageParam }) => loadEscalations(false, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
  const rows = found.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <Loaded found={found} title={t('esc.failed')}>
      {rows.length === 0 ? <EmptyState icon={<ShieldCheck size={20} />} title={t('esc.noneClosed')} className={CARD} /> : null}
      <div className="flex flex-col gap-3">
        {rows.map((one) => (
          <EscalationCard key={one.id} escalation={one} className={CARD} />
        ))}
      </div>
      <MoreButton found={found} />
    </Loaded>
  );
}

/** Everything that may not go its usual way, until its owner closes it. */
export function EscalationsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  return (
    <PageFrame title={t('esc.title')} note={t('esc.intro')}>
      <Tabs
        label={t('esc.title')}
        selected={tab === 'closed' ? 'closed' : 'open'}
        onSelect={(id) => void navigate({ to: '/escalations', search: { tab: id } })}
        tabs={[
          { id: 'open', name: t('esc.open'), content: <Open /> },
          { id: 'closed', name: t('esc.closed'), content: <Closed /> },
        ]}
      />
    </PageFrame>
  );
}
