import { post, remove, type WooSite } from '@keepdesk/client';
import { Dialog, Pill, type Tone } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Link2, RefreshCw, Unplug, Webhook } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandCell } from '../../kit/brand-field.tsx';
import { Callout } from '../../kit/callout.tsx';
import { ConfirmDialog } from '../../kit/confirm-dialog.tsx';
import { useChange } from '../../kit/resource.ts';
import { RowActions } from '../../kit/row-actions.tsx';
import { Card } from '../../kit/section.tsx';
import { ShopHealth, SyncProgress } from './shop-health.tsx';
import { sitesKey } from './use-sites.ts';
import { WooForm } from './woo-form.tsx';

const root = '/api/v1/commerce/woocommerce';
const tones: Record<string, Tone> = { syncing: 'info', connected: 'positive', failing: 'danger' };
const states = ['syncing', 'connected', 'failing'] as const;

/** One connected WooCommerce site: how it is, and what can be done about it. */
export function WooCard({ site }: { site: WooSite }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState<'again' | 'leave' | null>(null);
  const sync = useChange(() => post(`${root}/${site.id}/sync`), t('shop.syncBegun'));
  const register = useChange(() => post(`${root}/${site.id}/webhooks`), t('shop.registered'));
  const leave = useChange(() => remove(`${root}/${site.id}`), t('shop.left'));
  const state = states.find((one) => one === site.state) ?? 'connected';
  const close = () => setOpen(null);
  // What the health of a shop is shown by is the same for every kind of shop.
  const shop = { ...site, domain: site.url, webhooks: { ...site.webhooks, lag_seconds: null } };
  return (
    <Card>
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-2 text-14 font-semibold">
            {site.name}
            <Pill tone={tones[site.state] ?? 'plain'}>{t(`shop.state.${state}`)}</Pill>
          </h3>
          <p className="flex flex-wrap items-center gap-x-2 text-12 text-quiet">
            WooCommerce · <span className="break-all">{site.url}</span> · {site.currency} <BrandCell id={site.brand_id} />
          </p>
        </div>
        <RowActions
          name={site.name}
          actions={[
            { id: 'sync', name: t('shop.syncNow'), icon: <RefreshCw size={16} />, onAction: () => sync.mutate(undefined) },
            { id: 'webhooks', name: t('shop.register'), icon: <Webhook size={16} />, onAction: () => register.mutate(undefined) },
            { id: 'again', name: t('shop.again'), icon: <Link2 size={16} />, onAction: () => setOpen('again') },
            { id: 'leave', name: t('shop.leave'), icon: <Unplug size={16} />, danger: true, onAction: () => setOpen('leave') },
          ]}
        />
      </div>
      {site.progress.orders.up_to === null ? <SyncProgress shop={shop} /> : null}
      <ShopHealth shop={shop} />
      {site.may_write ? null : <Callout tone="warning">{t('woo.readOnly')}</Callout>}
      <Dialog title={t('shop.again')} isOpen={open === 'again'} onClose={close}>
        <WooForm brandId={site.brand_id} url={site.url} onConnected={close} />
      </Dialog>
      <ConfirmDialog title={t('shop.leaveTitle', { name: site.name })} doName={t('shop.leave')} isOpen={open === 'leave'} onClose={close} onDo={() => leave.mutateAsync(undefined).then(() => client.invalidateQueries({ queryKey: sitesKey }))}>
        {t('woo.leaveText')}
      </ConfirmDialog>
    </Card>
  );
}
