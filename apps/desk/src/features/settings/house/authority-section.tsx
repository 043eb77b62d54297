import { get, put } from '@keepdesk/client';
import { Button, minorDigits, numberFormat, Select, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormValues } from '../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../shared/kit/brand-field.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card, Loaded, Section } from '../../../shared/kit/section.tsx';
import type { Kind } from '../../../shared/parts/order-actions/use-actions.ts';
import { AuthorityTester } from './authority-tester.tsx';
import { minorOf, typedOf } from '../../../shared/parts/order-actions/words.ts';

interface Limit {
  kind: Kind;
  allowed: boolean;
  single_minor: number | null;
  day_minor: number | null;
  reason_required: boolean;
}

interface RoleLimits {
  role_id: string;
  role: string;
  limits: Limit[];
}

interface Matrix {
  unproven: 'allow' | 'reason' | 'approval';
  roles: RoleLimits[];
}

const path = '/api/v1/order-authority';
/** Limits hold in the order's own currency; they are typed with two decimals, as most have. */
const DIGITS = minorDigits('EUR');
const builtIn = ['owner', 'lead', 'agent', 'viewer', 'shop'] as const;

function useRoleName() {
  const { t } = useTranslation();
  return (name: string) => {
    const known = builtIn.find((one) => one === name);
    return known ? t(`act.limits.roles.${known}`) : name;
  };
}

/** One cell: how far a role may go alone, said in a line. */
function LimitCell({ limit, onChange, label }: { limit: Limit; onChange: () => void; label: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const amount = (minor: number | null) => (minor === null ? t('act.limits.noLimit') : numberFormat(locale, { maximumFractionDigits: 2 }).format(minor / 10 ** DIGITS));
  const words = !limit.allowed ? t('act.limits.never') : limit.kind === 'correct_address' ? t('act.limits.may') : `${amount(limit.single_minor)} / ${amount(limit.day_minor)}`;
  return (
    <Button size="sm" look={limit.allowed ? 'quiet' : 'faint'} aria-label={`${label}: ${words}`} onPress={onChange} className="justify-start tabular">
      {words}
    </Button>
  );
}

/** What each role may do to orders alone, by brand, and what is asked for where nobody proved to be the buyer. */
export function AuthoritySection() {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const toaster = useToaster();
  const [brandId, setBrandId] = useChosenBrand();
  const [editing, setEditing] = useState<{ role: RoleLimits; limit: Limit } | null>(null);
  const found = useQuery({ queryKey: ['settings', path, brandId], queryFn: () => get<Matrix>(path, { query: { brand_id: brandId } }), enabled: brandId !== '' });
  const change = useChange((body: object) => put(path, { brand_id: brandId, ...body }));
  const save = (values: FormValues) => {
    const texts = [String(values.single ?? ''), String(values.day ?? '')];
    const [single, day] = texts.map((text) => (text.trim() === '' ? null : minorOf(text, DIGITS)));
    // What cannot be read as an amount must never become "no limit".
    if (texts.some((text) => text.trim() !== '' && minorOf(text, DIGITS) === null)) {
      toaster.show({ tone: 'danger', text: t('act.limits.notAnAmount') });
      return Promise.reject(new Error('not an amount'));
    }
    return change.mutateAsync({ limits: [{ role_id: editing?.role.role_id, kind: editing?.limit.kind, allowed: values.allowed === true, single_minor: single ?? null, day_minor: day ?? null, reason_required: values.reason === true }] });
  };
  const typed = (minor: number | null | undefined) => (minor === null || minor === undefined ? '' : typedOf(minor, DIGITS));
  const money = editing !== null && editing.limit.kind !== 'correct_address';
  return (
    <Section title={t('act.limits.title')} intro={t('act.limits.intro')}>
      <BrandField value={brandId} onChange={setBrandId} className="max-w-72" />
      <Loaded found={found}>
        {found.data ? (
          <>
            <Card className="gap-3">
              <p className="text-12 text-quiet">
                {t('act.limits.single')} / {t('act.limits.day')}
              </p>
              {found.data.roles.map((role) => (
                <section key={role.role_id} aria-label={roleName(role.role)} className="flex flex-col gap-1.5 border-b border-line pb-3 last:border-b-0 last:pb-0">
                  <h3 className="text-14 font-semibold">{roleName(role.role)}</h3>
                  <dl className="grid grid-cols-2 gap-x-3 gap-y-1.5 sm:grid-cols-3 lg:grid-cols-5">
                    {role.limits.map((limit) => (
                      <div key={limit.kind} className="min-w-0">
                        <dt className="text-12 text-quiet">{t(`act.noun.${limit.kind}`)}</dt>
                        <dd className="-ml-2">
                          <LimitCell limit={limit} label={`${roleName(role.role)}, ${t(`act.noun.${limit.kind}`)}`} onChange={() => setEditing({ role, limit })} />
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </Card>
            <Select
              label={t('act.limits.unproven')}
              value={found.data.unproven}
              onChange={(unproven) => change.mutate({ unproven })}
              choices={(['allow', 'reason', 'approval'] as const).map((id) => ({ id, name: t(`act.limits.unprovens.${id}`) }))}
              className="max-w-md"
            />
            <AuthorityTester brandId={brandId} />
          </>
        ) : null}
      </Loaded>
      <FormDialog
        key={editing ? `${editing.role.role_id}-${editing.limit.kind}` : 'none'}
        title={editing ? t('act.limits.change', { role: roleName(editing.role.role), kind: t(`act.noun.${editing.limit.kind}`) }) : ''}
        doName={t('action.save')}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        start={{ allowed: editing?.limit.allowed ?? false, single: typed(editing?.limit.single_minor), day: typed(editing?.limit.day_minor), reason: editing?.limit.reason_required ?? false }}
        fields={[
          { kind: 'yes', name: 'allowed', label: t('act.limits.may') },
          ...(money ? [{ kind: 'text' as const, name: 'single', label: t('act.limits.single'), help: t('act.limits.empty'), optional: true }, { kind: 'text' as const, name: 'day', label: t('act.limits.day'), help: t('act.limits.empty'), optional: true }] : []),
          { kind: 'yes', name: 'reason', label: t('act.limits.reason') },
        ]}
        onSubmit={save}
      />
    </Section>
  );
}
