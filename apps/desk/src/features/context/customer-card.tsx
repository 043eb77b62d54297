import type { CustomerCard as Card } from '@keepdesk/client';
import { Avatar, BrandChip, dateFormat, Hint, IconButton, Money, Pill, useClock, useToaster } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { AtSign, BadgeCheck, Copy, Mail, Phone, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBrand } from '../../shared/session/session.tsx';

const icons: Record<string, typeof Mail> = { email: Mail, phone: Phone, username: AtSign, shop: Store, other: AtSign };

function HandleLine({ handle }: { handle: Card['handles'][number] }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const Icon = icons[handle.kind] ?? AtSign;
  const proof = t('context.proven');
  return (
    <li className="group flex h-6 items-center gap-2 text-13">
      <Icon size={14} className="shrink-0 text-quiet" />
      <bdi className="min-w-0 truncate" title={handle.value}>
        {handle.value}
      </bdi>
      {handle.verified ? (
        <Hint plain text={proof}>
          <span tabIndex={0} role="img" aria-label={proof} className="rounded-full text-positive">
            <BadgeCheck size={14} />
          </span>
        </Hint>
      ) : (
        <span className="shrink-0 text-12 text-quiet">{t('context.unprovenShort')}</span>
      )}
      <IconButton
        size="sm"
        label={t('context.copy', { value: handle.value })}
        className="ml-auto opacity-0 group-hover:opacity-100 data-focus-visible:opacity-100"
        onPress={() => {
          void navigator.clipboard.writeText(handle.value);
          toaster.show({ text: t('action.copied') });
        }}
      >
        <Copy size={13} />
      </IconButton>
    </li>
  );
}

/** Who is asking: value, contacts, and how we know that they are theirs. */
export function CustomerCard({ customer, brandId }: { customer: Card; brandId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const brand = useBrand(brandId);
  const since = dateFormat(locale, { month: 'short', year: 'numeric' }).format(new Date(customer.since));
  return (
    <section aria-label={t('context.customer')} className="flex flex-col gap-3">
      <div className="flex items-center gap-3">
        <Avatar name={customer.name} size={40} />
        <div className="min-w-0">
          <h2 className="truncate text-16 font-semibold">
            <Link to="/customers/$id" params={{ id: customer.id }} className="text-text no-underline hover:underline">
              <bdi>{customer.name}</bdi>
            </Link>
          </h2>
          <p className="flex items-center gap-2 text-12 text-quiet">
            {brand ? <BrandChip name={brand.name} color={brand.color} /> : null}
            {customer.vip ? <Pill tone="warning">{t('context.vip')}</Pill> : null}
            {customer.locale ? <span>{new Intl.DisplayNames(locale, { type: 'language' }).of(customer.locale)}</span> : null}
          </p>
        </div>
      </div>
      <dl className="grid grid-cols-3 divide-x divide-line rounded-card border border-line bg-raised py-2 text-center">
        <div>
          <dt className="text-12 text-quiet">{t('context.ordersCount')}</dt>
          <dd className="text-14 font-semibold tabular">{customer.orders}</dd>
        </div>
        <div>
          <dt className="text-12 text-quiet">{t('context.spent')}</dt>
          <dd className="text-14 font-semibold">
            {customer.value.length === 0 ? '–' : customer.value.map((amount) => <Money key={amount.currency} value={amount} className="block" />)}
          </dd>
        </div>
        <div>
          <dt className="text-12 text-quiet">{t('context.since')}</dt>
          <dd className="text-14 font-semibold">{since}</dd>
        </div>
      </dl>
      <ul aria-label={t('context.contacts')}>
        {customer.handles.map((handle) => (
          <HandleLine key={handle.id} handle={handle} />
        ))}
      </ul>
      {customer.note ? <p dir="auto" className="rounded-control bg-paper px-3 py-2 text-13">{customer.note}</p> : null}
    </section>
  );
}
