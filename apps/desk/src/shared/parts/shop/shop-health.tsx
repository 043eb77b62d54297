import type { Shop } from '@keepdesk/client';
import { describeLongSpan, ProgressBar, RelativeTime, useClock } from '@keepdesk/ui';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { kinds, knownUpTo, syncFraction } from './shop-shape.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-quiet">{name}</dt>
      <dd className="text-13 font-medium">{children}</dd>
    </div>
  );
}

/** How far the first sync is, kind by kind. */
export function SyncProgress({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const number = new Intl.NumberFormat(locale);
  const fraction = syncFraction(shop);
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar label={t('shop.syncing')} {...(fraction === undefined ? {} : { fraction })} />
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-12 text-quiet">
        {kinds.map((kind) => {
          const { fetched, total, done } = shop.progress[kind];
          return (
            <li key={kind} className="tabular">
              {t(`shop.kind.${kind}`)}: {total === null ? number.format(fetched) : t('shop.of', { fetched: number.format(fetched), total: number.format(Math.max(total, fetched)) })}
              {done ? <Check size={12} strokeWidth={3} aria-hidden="true" className="ml-1 inline text-positive" /> : null}
            </li>
          );
        })}
      </ul>
      <p className="text-12 text-quiet">{t('shop.syncText')}</p>
    </div>
  );
}

/** What a connection is worth now: last event, how late they come, what is wrong. */
export function ShopHealth({ shop }: { shop: Shop }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { webhooks } = shop;
  const upTo = knownUpTo(shop);
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-4">
        <Fact name={t('shop.lastEvent')}>{shop.last_webhook_at ? <RelativeTime at={shop.last_webhook_at} as="moment" /> : t('shop.noneYet')}</Fact>
        <Fact name={t('shop.lag')}>{webhooks.lag_seconds === null ? '–' : webhooks.lag_seconds < 1 ? t('shop.underSecond') : describeLongSpan(webhooks.lag_seconds * 1000, locale)}</Fact>
        <Fact name={t('shop.upTo')}>{upTo ? <RelativeTime at={upTo} as="moment" /> : '–'}</Fact>
        <Fact name={t('shop.lastDay')}>
          <span className="tabular">{number.format(webhooks.last_day)}</span>
          {webhooks.unreadable > 0 ? <span className="text-danger"> · {t('shop.unreadable', { count: webhooks.unreadable })}</span> : null}
        </Fact>
      </dl>
      {shop.error ? (
        <Callout tone="danger" title={t('shop.failing')}>
          <p>{shop.error}</p>
          {shop.failing_since ? (
            <p className="text-12 text-quiet">
              {t('shop.since')} <RelativeTime at={shop.failing_since} as="moment" />
            </p>
          ) : null}
        </Callout>
      ) : null}
      {shop.state === 'uninstalled' ? <Callout tone="danger">{t('shop.uninstalled')}</Callout> : null}
      {webhooks.problems.length > 0 ? (
        <Callout tone="warning" title={t('shop.webhookProblem')}>
          <p>{webhooks.problems[0]?.message}</p>
          <p className="text-12 text-quiet">{webhooks.problems.map((problem) => problem.topic).join(', ')}</p>
        </Callout>
      ) : null}
    </>
  );
}
