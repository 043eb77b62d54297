import type { Connection } from '@keepdesk/client';
import { Button, ChoiceCards } from '@keepdesk/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { Loaded } from '../../shared/kit/section.tsx';
import { FormFooter } from '../../shared/parts/form-footer.tsx';
import { useMailWays } from '../../shared/parts/mailbox/use-mailboxes.ts';
import { ConnectionCard } from '../../shared/parts/place/connection-card.tsx';
import { ConnectionForm } from '../../shared/parts/place/connection-form.tsx';
import { useConnectors } from '../../shared/parts/place/use-connections.ts';
import { OwnShop } from '../../shared/parts/shop/own-shop.tsx';

const OWN = 'own';

/** Where the orders come from: a shop that can be connected, or one of one's own that tells them by the API. */
export function ShopStep({ brandId, shop, hasOrder, back, skip, onNext }: { brandId: string; shop: Connection | null; hasOrder: boolean; back: ReactNode; skip: ReactNode; onNext: () => void }) {
  const { t } = useTranslation();
  const onlyHere = useMailWays().data?.smtp.only_here ?? false;
  const found = useConnectors();
  const shops = found.rows.filter((one) => one.kind === 'shop');
  const [kind, setKind] = useState('shopify');
  const connector = shops.find((one) => one.vendor === kind);
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
        <ConnectionCard connection={shop} />
        {next}
      </div>
    );
  }
  return (
    <Loaded found={found}>
      <div className="flex flex-col gap-5">
        <ChoiceCards label={t('shop.kinds')} value={kind} onChange={setKind} choices={[...shops.map((one) => ({ id: one.vendor, name: one.called, note: t('shop.placeNote') })), { id: OWN, name: t('shop.own'), note: t('shop.ownNote') }]} />
        {connector && connector.webhooks !== 'none' && onlyHere ? <Callout tone="info">{t('shop.onlyHere', { name: connector.called })}</Callout> : null}
        {connector ? <ConnectionForm key={connector.vendor} connector={connector} brandId={brandId} aside={<>{back}{skip}</>} onConnected={() => undefined} /> : <OwnShop brandId={brandId} />}
        {kind === OWN ? next : null}
      </div>
    </Loaded>
  );
}
