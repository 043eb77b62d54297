import { get, post, type Order, type Page, type Role } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { useChange, useRows } from '../../kit/resource.ts';

const LOOK_MS = 3000;

/** The newest order of a brand, looked for while none is known. */
export function useFirstOrder(brandId: string, watch: boolean) {
  return useQuery({
    queryKey: ['settings', 'first-order', brandId],
    queryFn: () => get<Page<Order>>('/api/v1/orders', { query: { brand_id: brandId, limit: 1 } }).then((page) => page.data[0] ?? null),
    enabled: brandId !== '',
    refetchInterval: ({ state }) => (watch && !state.data ? LOOK_MS : false),
  });
}

/** A request that can be pasted into a terminal: one order, as any program would send it. */
export function orderExample(origin: string, brandId: string, token: string, now: Date): string {
  const body = {
    brand_id: brandId, source: 'my-shop', source_id: '8841', number: '#1042', email: 'ana@example.com', customer_name: 'Ana Silva', total: { amount_minor: 4990, currency: 'EUR' }, placed_at: now.toISOString(),
    lines: [{ sku: 'TEE-M', title: 'Wool tee', quantity: 1, unit_price: { amount_minor: 4990, currency: 'EUR' } }],
  };
  return [`curl -X PUT ${origin}/api/v1/orders \\`, `  -H 'Authorization: Bearer ${token}' \\`, `  -H 'Content-Type: application/json' \\`, `  -d '${JSON.stringify(body, null, 2)}'`].join('\n');
}

/** A shop of one's own tells its orders by the API: a key in one click, an example, and the first order as it arrives. */
export function OwnShop({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { rows: roles } = useRows<Role>('/api/v1/roles');
  const [token, setToken] = useState<string | null>(null);
  const [now] = useState(() => new Date());
  const first = useFirstOrder(brandId, true).data;
  const role = roles.find((one) => one.built_in && one.name === 'shop');
  const make = useChange(async () => setToken((await post<{ token: string }>('/api/v1/api-keys', { name: t('shop.keyName'), role_id: role?.id, brand_ids: [brandId] })).token), t('keysApi.madeOne'));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-13 text-quiet">{t('shop.ownText')}</p>
      {token === null ? (
        <Button className="self-start" icon={<KeyRound size={14} />} busy={make.isPending} isDisabled={!role} onPress={() => make.mutate(undefined)}>
          {t('shop.makeKey')}
        </Button>
      ) : (
        <div className="flex flex-col gap-1">
          <p className="text-13 font-medium">{t('keysApi.token')}</p>
          <CopyLine text={token} label={t('keysApi.key')} />
          <p className="text-12 text-quiet">{t('shop.keyText')}</p>
        </div>
      )}
      <div className="flex flex-col gap-1">
        <p className="text-13 font-medium">{t('shop.example')}</p>
        <CopyLine multiline text={orderExample(location.origin, brandId, token ?? '…', now)} label={t('shop.example')} />
        <p className="text-12 text-quiet">
          {t('shop.exampleText')}{' '}
          <a href="/api#orders" target="_blank" rel="noreferrer">
            {t('shop.reference')}
          </a>
        </p>
      </div>
      {first ? (
        <Callout tone="positive" polite>
          {t('shop.orderSeen', { number: first.number })}
        </Callout>
      ) : (
        <p className="text-13 text-quiet" role="status">
          {t('shop.orderWaits')}
        </p>
      )}
    </div>
  );
}
