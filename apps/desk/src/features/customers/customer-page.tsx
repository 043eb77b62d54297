import { get, patch, type Customer } from '@keepdesk/client';
import { Avatar, BrandChip, ErrorState, Pill, Skeleton, Switch, TextArea, Waiting } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { BadgeCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../shared/kit/resource.ts';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { useBrand, useMay } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { MembershipsSection } from '../../shared/parts/memberships/memberships-section.tsx';
import { DisputesSection } from '../../shared/parts/memberships/disputes-section.tsx';
import { PersonalData } from './personal-data.tsx';
import { Timeline } from './timeline/timeline.tsx';

const consentKey = (one: Customer['consents'][number]) => `${one.channel}-${one.purpose}`;

function Note({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay('customers.change');
  const [note, setNote] = useState(customer.note);
  useEffect(() => setNote(customer.note), [customer.note]);
  const change = useChange((part: Partial<Pick<Customer, 'note' | 'vip'>>) => patch<Customer>(`/api/v1/customers/${customer.id}`, part).then((next) => client.setQueryData(['customer', customer.id], next)), null, []);
  return (
    <section className="flex flex-col gap-4 rounded-card border border-line bg-raised p-4">
      <Switch isSelected={customer.vip} isDisabled={!may} onChange={(vip) => change.mutate({ vip })} help={t('customer.vipHelp')}>
        {t('context.vip')}
      </Switch>
      <TextArea
        label={t('customer.note')}
        value={note}
        onChange={setNote}
        isDisabled={!may}
        onBlur={() => note !== customer.note && change.mutate({ note })}
        help={t('customer.noteHelp')}
        rows={3}
      />
    </section>
  );
}

const heading = (name: string) => <h2 className="mb-2 text-13 font-semibold">{name}</h2>;

/** One person: how to reach them, what they agreed to, what is known; what can be done for them, and below it the one timeline of everything with them. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/desk/customers/$id' });
  const found = useQuery({ queryKey: ['customer', id], queryFn: () => get<Customer>(`/api/v1/customers/${id}`) });
  const customer = found.data;
  const brand = useBrand(customer?.brand_id);
  if (found.isError) {
    return (
      <ErrorState title={t('customer.failed')} onRetry={() => void found.refetch()}>
        {describeProblem(t, found.error)}
      </ErrorState>
    );
  }
  if (!customer) {
    return (
      <Waiting className="p-8">
        <Skeleton className="h-10 w-64" />
      </Waiting>
    );
  }
  return (
    <PageFrame title={customer.name || customer.handles[0]?.value || t('list.unknownSender')} note={brand ? <BrandChip name={brand.name} color={brand.color} /> : undefined} width="narrow" actions={<Avatar name={customer.name || '?'} size={40} />}>
      {customer.erased ? <Pill tone="info">{t('customer.erased')}</Pill> : null}
      <section aria-label={t('context.contacts')} className="rounded-card border border-line bg-raised">
        <ul>
          {customer.handles.map((handle) => (
            <li key={handle.id} className="flex h-10 items-center gap-2.5 border-b border-line px-4 text-14 last:border-b-0">
              <span className="w-16 text-12 text-quiet">{t(`customer.kind.${handle.kind}`)}</span>
              <bdi className="min-w-0 truncate">{handle.value}</bdi>
              {handle.verified ? (
                <span className="ml-auto flex items-center gap-1 text-12 text-positive">
                  <BadgeCheck size={14} />
                  {t('context.proven')}
                </span>
              ) : (
                <span className="ml-auto text-12 text-quiet">{t('context.unprovenShort')}</span>
              )}
            </li>
          ))}
        </ul>
      </section>
      {customer.consents.length > 0 ? (
        <div className="flex flex-wrap gap-1.5">
          {customer.consents.map((one) => (
            <Pill key={consentKey(one)} tone={one.granted ? 'positive' : 'plain'}>
              {t(one.granted ? 'customer.granted' : 'customer.refused', { channel: t(`customer.channel.${one.channel}`), purpose: t(`customer.purpose.${one.purpose}`) })}
            </Pill>
          ))}
        </div>
      ) : null}
      <Note customer={customer} />
      {customer.erased ? null : (
        <>
          <MembershipsSection customerId={customer.id} conversationId={null} heading={heading} />
          <DisputesSection customerId={customer.id} conversationId={null} heading={heading} />
        </>
      )}
      <Timeline customerId={customer.id} />
      <PersonalData customer={customer} />
    </PageFrame>
  );
}
