import { post, type Page, type Shop, type ShopTest } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { ExternalLink, PlugZap } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { FormFooter } from '../form-footer.tsx';
import { ScopeList } from './scope-list.tsx';
import { appsPage, isShopDomain, shopDomain } from './shop-shape.ts';
import { useConnect } from './use-connect.ts';
import { shopsKey } from './use-shops.ts';

function Step({ number, title, children }: { number: number; title: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span className="tabular flex size-6 shrink-0 items-center justify-center rounded-full bg-accent-soft text-12 font-semibold text-accent">{number}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-2 pt-0.5 text-13">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </li>
  );
}

interface ShopifyFormProps {
  brandId: string;
  /** the shop that is connected anew */
  shop?: Shop;
  aside?: ReactNode;
  onConnected: () => void;
}

/** Connects a Shopify shop: what to make there, what it may see and why, and whether it lets us in. */
export function ShopifyForm({ brandId, shop, aside, onConnected }: ShopifyFormProps) {
  const { t } = useTranslation();
  const [address, setAddress] = useState(shop?.domain ?? '');
  const [token, setToken] = useState('');
  const [secret, setSecret] = useState('');
  const domain = shopDomain(address);
  const known = isShopDomain(domain);
  const access = { domain, access_token: token.trim() };
  const { busy, seen, error, forget, test, submit } = useConnect({
    test: () => post<ShopTest>('/api/v1/commerce/shopify/test', access),
    connect: () => post<Page<Shop>>('/api/v1/commerce/shopify', { brand_id: brandId, ...access, webhook_secret: secret.trim() }),
    listKey: shopsKey,
    onConnected,
  });
  const lacking = seen?.permissions.filter((scope) => scope.needed && !scope.granted) ?? [];
  return (
    <form onSubmit={submit} className="flex flex-col gap-5">
      <Field label={t('shop.address')} value={address} onChange={(text) => (setAddress(text), forget())} placeholder="north-apparel.myshopify.com" help={known || address === '' ? t('shop.addressHelp') : t('shop.addressWrong')} isRequired isReadOnly={shop !== undefined} autoComplete="off" autoFocus={shop === undefined} />
      <ol className="flex flex-col gap-4">
        <Step number={1} title={t('shop.makeApp')}>
          <p className="text-quiet">{t('shop.makeAppHow')}</p>
          {known ? (
            <a href={appsPage(domain)} target="_blank" rel="noreferrer" className="flex w-fit items-center gap-1">
              {t('shop.openAdmin')} <ExternalLink size={12} />
            </a>
          ) : null}
        </Step>
        <Step number={2} title={t('shop.allow')}>
          <ScopeList seen={seen} />
        </Step>
        <Step number={3} title={t('shop.paste')}>
          <div className="grid gap-3 sm:grid-cols-2">
            <Field label={t('shop.token')} type="password" value={token} onChange={(text) => (setToken(text), forget())} placeholder="shpat_…" isRequired autoComplete="off" />
            <Field label={t('shop.secret')} type="password" value={secret} onChange={setSecret} help={t('shop.secretHelp')} isRequired autoComplete="off" />
          </div>
        </Step>
      </ol>
      {error ? <Callout tone="danger" polite>{error}</Callout> : null}
      {seen ? (
        <Callout tone={lacking.length > 0 ? 'warning' : 'positive'} title={t('shop.found', { name: seen.name, currency: seen.currency })} polite>
          {lacking.length > 0 ? t('shop.lacks', { list: lacking.map((scope) => scope.name).join(', ') }) : t('shop.allThere')}
        </Callout>
      ) : null}
      <FormFooter aside={aside}>
        <Button icon={<PlugZap size={14} />} busy={busy === 'test'} isDisabled={!known || token.trim().length < 8 || busy !== null} onPress={test}>
          {t('shop.test')}
        </Button>
        <Button type="submit" look="primary" busy={busy === 'connect'} isDisabled={!known || token.trim().length < 8 || secret.trim().length < 8 || busy === 'test'}>
          {t('shop.connect')}
        </Button>
      </FormFooter>
    </form>
  );
}
