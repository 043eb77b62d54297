import type { Connector } from '@keepdesk/client';
import { Button, Dialog, EmptyState, Field } from '@keepdesk/ui';
import { ArrowLeft, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { Loaded } from '../../../../shared/kit/section.tsx';
import { ConnectionForm } from '../../../../shared/parts/place/connection-form.tsx';
import { useConnectors } from '../../../../shared/parts/place/use-connections.ts';
import { OwnActionsForm } from '../../../../shared/parts/shop/own-actions.tsx';
import { OwnShop } from '../../../../shared/parts/shop/own-shop.tsx';
import { useMay } from '../../../../shared/session/session.tsx';

function Choice({ name, note, onPress }: { name: string; note: string; onPress: () => void }) {
  return (
    <Button className="h-auto! w-full justify-start py-2 text-left" onPress={onPress}>
      <span className="flex min-w-0 flex-col">
        <span className="truncate text-14 font-medium">{name}</span>
        <span className="truncate text-12 font-normal text-quiet">{note}</span>
      </span>
    </Button>
  );
}

/** Everything that can be connected, by what it is; found by typing. */
function Catalogue({ onChoose }: { onChoose: (connector: Connector | 'own') => void }) {
  const { t } = useTranslation();
  const found = useConnectors();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const shown = found.rows.filter((one) => wanted === '' || `${one.called} ${t(`places.kind.${one.kind}`)}`.toLowerCase().includes(wanted));
  const own = wanted === '' || `${t('shop.own')} ${t('places.kind.shop')}`.toLowerCase().includes(wanted);
  const kinds = [...new Set([...(own ? (['shop'] as const) : []), ...shown.map((one) => one.kind)])];
  return (
    <Loaded found={found}>
      <div className="flex flex-col gap-4">
        <Field label={t('places.search')} hideLabel placeholder={t('places.search')} value={typed} onChange={setTyped} autoFocus autoComplete="off" />
        {kinds.length === 0 ? <EmptyState icon={<SearchX size={20} />} title={t('places.noneFound')}>{t('places.noneFoundText')}</EmptyState> : null}
        {kinds.map((kind) => (
          <section key={kind} aria-label={t(`places.kind.${kind}`)} className="flex flex-col gap-1.5">
            <h3 className="text-12 font-medium text-quiet">{t(`places.kind.${kind}`)}</h3>
            <ul className="grid gap-1.5 sm:grid-cols-2">
              {shown.filter((one) => one.kind === kind).map((one) => (
                <li key={one.vendor}>
                  <Choice name={one.called} note={one.streams.map((stream) => t(`places.stream.${stream}`)).join(', ')} onPress={() => onChoose(one)} />
                </li>
              ))}
              {kind === 'shop' && own ? <li><Choice name={t('shop.own')} note={t('shop.ownNote')} onPress={() => onChoose('own')} /></li> : null}
            </ul>
          </section>
        ))}
      </div>
    </Loaded>
  );
}

export function AddConnection({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [brandId, setBrandId] = useChosenBrand();
  const mayKeys = useMay('identity.keys');
  const [connector, setConnector] = useState<Connector | 'own' | null>(null);
  return (
    <Dialog title={connector === null ? t('places.new') : t('places.connectTo', { name: connector === 'own' ? t('shop.own') : connector.called })} width="wide" isOpen onClose={onClose}>
      {connector === null ? (
        <Catalogue onChoose={setConnector} />
      ) : (
        <div className="flex flex-col gap-4">
          <Button look="quiet" size="sm" className="self-start" icon={<ArrowLeft size={14} />} onPress={() => setConnector(null)}>
            {t('places.others')}
          </Button>
          <BrandField value={brandId} onChange={setBrandId} />
          {connector === 'own' ? (
            <div className="flex flex-col gap-5">
              {mayKeys ? <OwnShop key={brandId} brandId={brandId} /> : null}
              <OwnActionsForm key={`${brandId}-actions`} brandId={brandId} />
            </div>
          ) : (
            <ConnectionForm key={`${connector.vendor}-${brandId}`} connector={connector} brandId={brandId} onConnected={onClose} />
          )}
        </div>
      )}
    </Dialog>
  );
}
