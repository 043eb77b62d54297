import { get, post, type Page, type Webhook, type WebhookDelivery } from '@keepdesk/client';
import { Button, Drawer, EmptyState, Pill, RelativeTime, Select, type Tone } from '@keepdesk/ui';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreButton, usePages } from '../../../shared/kit/pages.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Loaded } from '../../../shared/kit/section.tsx';

const tones: Record<WebhookDelivery['state'], Tone> = { waiting: 'warning', delivered: 'positive', failed: 'danger' };
const states = ['all', 'waiting', 'delivered', 'failed'] as const;
type Shown = (typeof states)[number];

/** What was carried to one receiver: every delivery with its tries, and sending it again. */
export function DeliveryLog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useTranslation();
  const [state, setState] = useState<Shown>('all');
  const path = `/api/v1/webhooks/${webhook.id}`;
  const found = usePages(['settings', 'deliveries', webhook.id, state], (cursor) => get<Page<WebhookDelivery>>(`${path}/deliveries`, { query: { limit: 30, cursor, ...(state === 'all' ? {} : { state }) } }), {
    // A delivery takes a moment: who looks on sees what becomes of it.
    refetchInterval: 2000,
  });
  const { rows } = found;
  const again = useChange((id: string) => post(`${path}/deliveries/${id}/redeliver`), t('webhooks.sentAgain'));
  const allAgain = useChange(() => post(`${path}/redeliver`), t('webhooks.sentAgain'));
  return (
    <Drawer title={webhook.description || new URL(webhook.url).host} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <Select label={t('webhooks.log')} value={state} onChange={(value) => setState(value as Shown)} choices={states.map((id) => ({ id, name: t(`webhooks.deliveryStates.${id}`) }))} />
        {state === 'failed' && rows.length > 0 && webhook.state !== 'disabled' ? (
          <Button icon={<Send size={14} />} busy={allAgain.isPending} onPress={() => allAgain.mutate(undefined)}>
            {t('webhooks.allAgain')}
          </Button>
        ) : null}
        <Loaded found={found}>
          {rows.length === 0 ? <EmptyState icon={<Send size={20} />} title={t('webhooks.nothingCarried')} /> : null}
          <ul className="flex flex-col gap-2">
            {rows.map((row) => (
              <li key={row.id}>
                <details className="rounded-card border border-line bg-raised px-3 py-2">
                  <summary className="flex cursor-pointer items-center gap-2 text-13">
                    <code className="min-w-0 flex-1 truncate font-mono text-12">{row.type}</code>
                    <Pill tone={tones[row.state]}>{t(`webhooks.deliveryStates.${row.state}`)}</Pill>
                    <RelativeTime at={row.created_at} className="text-12 text-quiet" />
                  </summary>
                  <div className="mt-2 flex flex-col gap-2 text-12">
                    <ol className="flex flex-col gap-1">
                      {row.tries.map((one) => (
                        <li key={one.at} className="flex flex-wrap gap-x-2">
                          <RelativeTime at={one.at} as="moment" className="text-quiet" />
                          <span className="tabular-nums">{one.status === 0 ? t('webhooks.noAnswer') : one.status}</span>
                          <span className="text-quiet tabular-nums">{t('webhooks.took', { ms: one.ms })}</span>
                          {one.note ? <span className="basis-full break-words text-quiet">{one.note}</span> : null}
                        </li>
                      ))}
                    </ol>
                    {row.next_at && row.attempts > 0 ? (
                      <p>
                        {t('webhooks.nextTry')} <RelativeTime at={row.next_at} as="moment" />
                      </p>
                    ) : null}
                    <pre className="max-h-48 overflow-auto rounded-control border border-line bg-surface p-2 font-mono whitespace-pre-wrap break-all">{pretty(row.body)}</pre>
                    {webhook.state === 'disabled' ? null : (
                      <Button size="sm" className="self-start" onPress={() => again.mutate(row.id)}>
                        {t('webhooks.again')}
                      </Button>
                    )}
                  </div>
                </details>
              </li>
            ))}
          </ul>
          <MoreButton found={found} />
        </Loaded>
      </div>
    </Drawer>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
