import { Dialog, EmptyState, Tabs } from '@keepdesk/ui';
import { Store } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { AddButton } from '../../../shared/kit/editable-list.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { OwnShop } from '../../../shared/parts/shop/own-shop.tsx';
import { ShopCard } from '../../../shared/parts/shop/shop-card.tsx';
import { ShopifyForm } from '../../../shared/parts/shop/shopify-form.tsx';
import { OwnActionsForm, OwnShopCard, useOwnShops } from '../../../shared/parts/shop/own-actions.tsx';
import { useSites } from '../../../shared/parts/shop/use-sites.ts';
import { WooCard } from '../../../shared/parts/shop/woo-cards.tsx';
import { WooForm } from '../../../shared/parts/shop/woo-form.tsx';
import { useShops } from '../../../shared/parts/shop/use-shops.ts';
import { useMay } from '../../../shared/session/session.tsx';

function AddDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const mayKeys = useMay('identity.keys');
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <Dialog title={t('shop.new')} width="wide" isOpen onClose={onClose}>
      <div className="flex flex-col gap-4">
        <BrandField value={brandId} onChange={setBrandId} />
        <Tabs
          label={t('shop.kinds')}
          tabs={[
            { id: 'shopify', name: 'Shopify', content: <ShopifyForm key={brandId} brandId={brandId} onConnected={onClose} /> },
            { id: 'woocommerce', name: 'WooCommerce', content: <WooForm key={brandId} brandId={brandId} onConnected={onClose} /> },
            { id: 'own', name: t('shop.own'), content: <div className="flex flex-col gap-5">{mayKeys ? <OwnShop key={brandId} brandId={brandId} /> : null}<OwnActionsForm key={`${brandId}-actions`} brandId={brandId} /></div> },
          ]}
        />
      </div>
    </Dialog>
  );
}

/** The shops whose orders stand beside the conversations: whether each is up to date, and what to do when not. */
export function ShopsSection() {
  const { t } = useTranslation();
  const found = useShops();
  const sites = useSites();
  const own = useOwnShops();
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t('settings.shops')} intro={t('shop.intro')} action={<AddButton name={t('shop.new')} onPress={() => setAdding(true)} />}>
      <Loaded found={found}>
        {found.rows.length + sites.rows.length + own.rows.length === 0 ? (
          <EmptyState icon={<Store size={20} />} title={t('shop.none')} className="rounded-card border border-line bg-raised">
            {t('shop.noneText')}
          </EmptyState>
        ) : (
          <>
            {found.rows.map((shop) => <ShopCard key={shop.id} shop={shop} />)}
            {sites.rows.map((site) => <WooCard key={site.id} site={site} />)}
            {own.rows.map((shop) => <OwnShopCard key={shop.id} shop={shop} />)}
          </>
        )}
      </Loaded>
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}
