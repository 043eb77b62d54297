import { EmptyState } from '@keepdesk/ui';
import { Cable } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton } from '../../../../shared/kit/editable-list.tsx';
import { Loaded, Section } from '../../../../shared/kit/section.tsx';
import { AddConnection } from './add-connection.tsx';
import { ConnectionCard } from '../../../../shared/parts/place/connection-card.tsx';
import { useConnections } from '../../../../shared/parts/place/use-connections.ts';
import { OwnShopCard, useOwnShops } from '../../../../shared/parts/shop/own-actions.tsx';

/** Shops, marketplaces and services that work together with the desk: how each is, and what to do when it is not well. */
export function ConnectionsSection() {
  const { t } = useTranslation();
  const found = useConnections();
  const own = useOwnShops();
  const [adding, setAdding] = useState(false);
  return (
    <Section title={t('settings.connections')} intro={t('places.intro')} action={<AddButton name={t('places.new')} onPress={() => setAdding(true)} />}>
      <Loaded found={found}>
        {found.rows.length + own.rows.length === 0 ? (
          <EmptyState icon={<Cable size={20} />} title={t('places.none')} className="rounded-card border border-line bg-raised">
            {t('places.noneText')}
          </EmptyState>
        ) : (
          <>
            {found.rows.map((connection) => <ConnectionCard key={connection.id} connection={connection} />)}
            {own.rows.map((shop) => <OwnShopCard key={shop.id} shop={shop} />)}
          </>
        )}
      </Loaded>
      {adding ? <AddConnection onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}
