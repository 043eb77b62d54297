import { get, type Page, type Shop, type ShopWebhook } from '@keepdesk/client';
import { Dialog, EmptyState, Pill, RelativeTime, Table, type Tone } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../kit/section.tsx';

const tones: Record<string, Tone> = { applied: 'positive', unreadable: 'danger' };
const outcomes = ['applied', 'outdated', 'ignored', 'unreadable'] as const;

/** The latest webhooks of a shop, and what became of each. */
export function WebhookLog({ shop, onClose }: { shop: Shop; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['settings', 'shop-webhooks', shop.id], queryFn: () => get<Page<ShopWebhook>>(`/api/v1/commerce/shopify/${shop.id}/webhooks`) });
  const nameOf = (outcome: string) => {
    const known = outcomes.find((one) => one === outcome);
    return known ? t(`shop.outcome.${known}`) : outcome;
  };
  return (
    <Dialog title={t('shop.latestOf', { name: shop.name || shop.domain })} width="wide" isOpen onClose={onClose}>
      <Loaded found={found}>
        <Table
          label={t('shop.latest')}
          rows={found.data?.data ?? []}
          keyOf={(row) => row.webhook_id}
          empty={<EmptyState title={t('shop.noWebhooks')}>{t('shop.noWebhooksText')}</EmptyState>}
          columns={[
            { id: 'topic', name: t('shop.topic'), cell: (row) => <code className="font-mono text-12">{row.topic}</code> },
            {
              id: 'outcome',
              name: t('shop.became'),
              cell: (row) => (
                <span className="flex flex-col items-start gap-0.5">
                  <Pill tone={tones[row.outcome] ?? 'plain'}>{nameOf(row.outcome)}</Pill>
                  {row.note ? <span className="text-12 text-quiet">{row.note}</span> : null}
                </span>
              ),
            },
            { id: 'at', name: t('audit.when'), align: 'end', cell: (row) => <RelativeTime at={row.at} as="moment" /> },
          ]}
        />
      </Loaded>
    </Dialog>
  );
}
