import { get, type Connection, type Page, type PlaceWebhook } from '@keepdesk/client';
import { Dialog, EmptyState, Pill, RelativeTime, Table, type Tone } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../kit/section.tsx';

const tones: Record<string, Tone> = { applied: 'positive', problem: 'danger' };

/** The latest webhooks of a connected place, and what became of each. */
export function WebhookList({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'place-webhooks', connection.id], queryFn: () => get<Page<PlaceWebhook>>(`/api/v1/connections/${connection.id}/webhooks`) });
  return (
    <Dialog title={t('shop.latestOf', { name: connection.name })} width="wide" isOpen onClose={onClose}>
      <Loaded found={found}>
        <Table
          label={t('shop.latest')}
          rows={found.data?.data ?? []}
          keyOf={(row) => row.delivery_id}
          empty={<EmptyState title={t('shop.noWebhooks')}>{t('shop.noWebhooksText')}</EmptyState>}
          columns={[
            { id: 'topic', name: t('shop.topic'), cell: (row) => <code className="font-mono text-12">{row.kind}</code> },
            {
              id: 'outcome',
              name: t('shop.became'),
              cell: (row) => <Pill tone={tones[row.outcome] ?? 'plain'}>{t(`shop.outcome.${row.outcome}`)}</Pill>,
            },
            { id: 'at', name: t('audit.when'), align: 'end', cell: (row) => <RelativeTime at={row.at} as="moment" /> },
          ]}
        />
      </Loaded>
    </Dialog>
  );
}
