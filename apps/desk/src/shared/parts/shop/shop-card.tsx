import { post, remove, type Shop, type ShopTest } from '@keepdesk/client';
import { Dialog, Pill, useToaster, type Tone } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Link2, ListChecks, PlugZap, RefreshCw, Unplug, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../kit/brand-field.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { RowActions } from '../../kit/row-actions.tsx';
import { Card } from '../../kit/section.tsx';
import { describeProblem } from '../../words/problem.ts';
import { ShopHealth, SyncProgress } from './shop-health.tsx';
import { ShopifyForm } from './shopify-form.tsx';
import { shopsKey } from './use-shops.ts';
import { WebhookLog } from './webhook-log.tsx';

const states = ['syncing', 'connected', 'failing', 'uninstalled'] as const;
const tones: Record<string, Tone> = { syncing: 'info', connected: 'positive', failing: 'danger', uninstalled: 'danger' };

type Open = 'log' | 'again' | 'leave' | null;

/** Asks a connected shop whether it still lets us in, and says it. */
function useShopTest(shop: Shop) {
  const { t } = useTranslation();
  const toaster = useToaster();
  return () =>
    void post<ShopTest>(`/api/v1/commerce/shopify/${shop.id}/test`).then(
      ({ permissions }) => {
        const missing = permissions.filter((scope) => !scope.granted).map((scope) => scope.name);
        toaster.show({ text: missing.length > 0 ? t('shop.letsInWithout', { list: missing.join(', ') }) : t('shop.letsIn') });
      },
      (problem: unknown) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }),
    );
}

/** One connected shop: how it is, and what can be done about it. */
export function ShopCard({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const sync = useChange(() => post(`/api/v1/commerce/shopify/${shop.id}/sync`), t('shop.syncBegun'));
  const register = useChange(() => post(`/api/v1/commerce/shopify/${shop.id}/webhooks`), t('shop.registered'));
  const leave = useChange(() => remove(`/api/v1/commerce/shopify/${shop.id}`), t('shop.left'));
  const test = useShopTest(shop);
  const name = shop.name || shop.domain;
  const state = states.find((one) => one === shop.state) ?? 'connected';
  const done = shop.progress.orders.done && shop.progress.products.done && shop.progress.customers.done;
  const first = shop.progress.orders.up_to === null;
  const close = () => setOpen(null);
  return (
    <Card>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-2 text-14 font-semibold">
            {name}
            <Pill tone={tones[shop.state] ?? 'plain'}>{t(`shop.state.${state}`)}</Pill>
          </h3>
          <p className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
            Shopify · {shop.domain} · {shop.currency} <BrandCell id={shop.brand_id} />
          </p>
        </div>
        <RowActions
          name={name}
          actions={[
            { id: 'sync', name: t('shop.syncNow'), icon: <RefreshCw size={16} />, onAction: () => sync.mutate(undefined) },
            { id: 'test', name: t('shop.testAgain'), icon: <PlugZap size={16} />, onAction: test },
            { id: 'log', name: t('shop.latest'), icon: <ListChecks size={16} />, onAction: () => setOpen('log') },
            { id: 'webhooks', name: t('shop.register'), icon: <Webhook size={16} />, onAction: () => register.mutate(undefined) },
            { id: 'again', name: t('shop.again'), icon: <Link2 size={16} />, onAction: () => setOpen('again') },
            { id: 'leave', name: t('shop.leave'), icon: <Unplug size={16} />, danger: true, onAction: () => setOpen('leave') },
          ]}
        />
      </div>
      {!done && first && shop.state !== 'uninstalled' ? <SyncProgress shop={shop} /> : null}
      <ShopHealth shop={shop} />
      {open === 'log' ? <WebhookLog shop={shop} onClose={close} /> : null}
      <Dialog title={t('shop.again')} width="wide" isOpen={open === 'again'} onClose={close}>
        <ShopifyForm brandId={shop.brand_id} shop={shop} onConnected={close} />
      </Dialog>
      <ConfirmDialog title={t('shop.leaveTitle', { name })} doName={t('shop.leave')} isOpen={open === 'leave'} onClose={close} onDo={() => leave.mutateAsync(undefined).then(() => client.invalidateQueries({ queryKey: shopsKey }))}>
        {t('shop.leaveText')}
      </ConfirmDialog>
    </Card>
  );
}
