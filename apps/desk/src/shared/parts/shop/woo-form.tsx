import { post, type WooSiteTest } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { Check, Minus, PlugZap, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { useConnect } from './use-connect.ts';
import { sitesKey } from './use-sites.ts';

const names = ['read_orders', 'read_products', 'read_customers', 'read_webhooks', 'write'] as const;

/** Connects a WooCommerce site: which key to make, and whether it lets us in. */
export function WooForm({ brandId, url: startUrl, onConnected }: { brandId: string; url?: string; onConnected: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState(startUrl ?? '');
  const [key, setKey] = useState('');
  const [secret, setSecret] = useState('');
  const complete = url.trim() !== '' && key.trim() !== '' && secret.trim() !== '';
  const access = { url: url.trim(), api_key: key.trim(), api_secret: secret.trim() };
  const { busy, seen, error, test, submit } = useConnect({
    test: () => post<WooSiteTest>('/api/v1/commerce/woocommerce/test', access),
    connect: () => post('/api/v1/commerce/woocommerce', { brand_id: brandId, ...access }),
    listKey: sitesKey,
    onConnected,
  });
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t('woo.address')} value={url} onChange={setUrl} placeholder="https://shop.example" help={t('woo.addressHelp')} isRequired isReadOnly={startUrl !== undefined} autoComplete="off" autoFocus={startUrl === undefined} />
      <p className="text-13 text-quiet">{t('woo.how')}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('woo.key')} value={key} onChange={setKey} placeholder="ck_…" isRequired autoComplete="off" />
        <Field label={t('woo.secret')} type="password" value={secret} onChange={setSecret} placeholder="cs_…" isRequired autoComplete="off" />
      </div>
      {error ? <Callout tone="danger" polite>{error}</Callout> : null}
      {seen ? (
        <Callout tone={seen.permissions.every((one) => one.granted) ? 'positive' : 'warning'} title={t('woo.found', { currency: seen.currency })} polite>
          <ul className="mt-1 flex flex-col gap-0.5">
            {seen.permissions.map((one) => {
              const name = names.find((known) => known === one.name);
              const Icon = one.granted ? Check : one.needed ? TriangleAlert : Minus;
              return (
                <li key={one.name} className="flex items-center gap-2">
                  <Icon size={13} className={one.granted ? 'text-positive' : one.needed ? 'text-danger' : 'text-quiet'} />
                  {name ? t(`woo.why.${name}`) : one.name}
                </li>
              );
            })}
          </ul>
        </Callout>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button icon={<PlugZap size={14} />} busy={busy === 'test'} isDisabled={!complete} onPress={test}>
          {t('woo.test')}
        </Button>
        <Button type="submit" look="primary" busy={busy === 'connect'} isDisabled={!complete}>
          {t('woo.connect')}
        </Button>
      </div>
    </form>
  );
}
