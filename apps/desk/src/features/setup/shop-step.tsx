import type { Shop } from '@keepdesk/client';
import { Button, ChoiceCards } from '@keepdesk/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { FormFooter } from '../../shared/parts/form-footer.tsx';
import { useMailWays } from '../../shared/parts/mailbox/use-mailboxes.ts';
import { OwnShop } from '../../shared/parts/shop/own-shop.tsx';
import { ShopCard } from '../../shared/parts/shop/shop-card.tsx';
import { ShopifyForm } from '../../shared/parts/shop/shopify-form.tsx';

type Kind = 'shopify' | 'own';

/** Where the orders come from: Shopify, or a shop of one's own that tells them by the API. */
export function ShopStep({ brandId, shop, hasOrder, back, skip, onNext }: { brandId: string; shop: Shop | null; hasOrder: boolean; back: ReactNode; skip: ReactNode; onNext: () => void }) {
  const { t } = useTranslation();
  const onlyHere = useMailWays().data?.smtp.only_here ?? false;
  const [kind, setKind] = useState<Kind>('shopify');
  const next = (
    <FormFooter aside={<>{back}{shop || hasOrder ? null : skip}</>}>
      <Button look="primary" onPress={onNext}>
        {t('setup.goOn')}
      </Button>
    </FormFooter>
  );
  if (shop) {
    return (
      <div className="flex flex-col gap-5">
        <ShopCard shop={shop} />
        {next}
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <ChoiceCards<Kind>
        label={t('shop.kinds')}
        value={kind}
        onChange={setKind}
        choices={[
          { id: 'shopify', name: 'Shopify', note: t('shop.shopifyNote') },
          { id: 'own', name: t('shop.own'), note: t('shop.ownNote') },
        ]}
      />
      {kind === 'shopify' && onlyHere ? <Callout tone="info">{t('shop.onlyHere')}</Callout> : null}
      {kind === 'shopify' ? <ShopifyForm brandId={brandId} aside={<>{back}{skip}</>} onConnected={() => undefined} /> : <OwnShop brandId={brandId} />}
      {kind === 'own' ? next : null}
    </div>
  );
}
