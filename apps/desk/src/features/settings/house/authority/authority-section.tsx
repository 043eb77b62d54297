import { get, put, type AuthorityMatrix } from '@keepdesk/client';
import { Button, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card, Loaded, Section } from '../../../../shared/kit/section.tsx';
import { AuthorityTester } from './authority-tester.tsx';
import { LimitForm } from './limit-form.tsx';
import { useLimitWords, useRoleName, type Limit, type RoleLimits } from './limit-words.ts';
import { LimitsForReasons } from './limits-for-reasons.tsx';

const path = '/api/v1/order-authority';
const cares = ['unproven', 'risk_raised', 'risk_high'] as const;

/** What each role may do alone, by brand and contact reason, and what is asked for in a case of doubt. */
export function AuthoritySection() {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const words = useLimitWords();
  const [brandId, setBrandId] = useChosenBrand();
  const [editing, setEditing] = useState<{ role: RoleLimits; limit: Limit } | null>(null);
  const found = useQuery({ queryKey: ['settings', path, brandId], queryFn: () => get<AuthorityMatrix>(path, { query: { brand_id: brandId } }), enabled: brandId !== '' });
  const change = useChange((body: object) => put(path, { brand_id: brandId, ...body }));
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
                  <dl className="grid grid-cols-2 gap-x-3 gap-y-1.5 sm:grid-cols-3 lg:grid-cols-4">
                    {role.limits.map((limit) => (
                      <div key={limit.kind} className="min-w-0">
                        <dt className="text-12 text-quiet">{t(`act.noun.${limit.kind}`)}</dt>
                        <dd className="-ml-2">
                          <Button size="sm" look={limit.allowed ? 'quiet' : 'faint'} aria-label={`${roleName(role.role)}, ${t(`act.noun.${limit.kind}`)}: ${words(limit)}`} onPress={() => setEditing({ role, limit })} className="justify-start tabular">
                            {words(limit)}
                          </Button>
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </Card>
            <LimitsForReasons brandId={brandId} matrix={found.data} change={change.mutateAsync} />
            <Card className="grid gap-4 sm:grid-cols-3">
              {cares.map((name) => (
                <Select
                  key={name}
                  label={t(`act.limits.${name}`)}
                  value={found.data[name]}
                  onChange={(care) => change.mutate({ [name]: care })}
                  choices={(['allow', 'reason', 'approval'] as const).map((id) => ({ id, name: t(`act.limits.unprovens.${id}`) }))}
                />
              ))}
              <p className="text-12 text-quiet sm:col-span-3">{t('act.limits.riskText')}</p>
            </Card>
            <AuthorityTester brandId={brandId} />
          </>
        ) : null}
      </Loaded>
      <LimitForm
        key={editing ? `${editing.role.role_id}-${editing.limit.kind}` : 'none'}
        title={editing ? t('act.limits.change', { role: roleName(editing.role.role), kind: t(`act.noun.${editing.limit.kind}`) }) : ''}
        kind={editing?.limit.kind ?? null}
        start={editing?.limit ?? null}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        onSave={(set) => change.mutateAsync({ limits: [{ role_id: editing?.role.role_id, kind: editing?.limit.kind, ...set }] })}
      />
    </Section>
  );
}
