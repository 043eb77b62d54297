import { post, remove, type ApiKey, type Role } from '@keepdesk/client';
import { Button, EmptyState, RelativeTime, Table } from '@keepdesk/ui';
import { KeyRound, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/session/session.tsx';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { ShownOnce } from '../../../shared/kit/shown-once.tsx';

/** Keys for the API: each with a role (the one that may least is offered first), for all brands or some; the token is shown once. */
export function KeysSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const found = useRows<ApiKey>('/api/v1/api-keys');
  const { rows: roles } = useRows<Role>('/api/v1/roles');
  const [making, setMaking] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  const make = useChange(async (values: Record<string, unknown>) => {
    const chosen = values.brands as string[];
    const made = await post<{ token: string }>('/api/v1/api-keys', { name: values.name, role_id: values.role, brand_ids: chosen.length > 0 ? chosen : null });
    setToken(made.token);
  }, t('keysApi.madeOne'));
  const revoke = useChange((id: string) => remove(`/api/v1/api-keys/${id}`), t('keysApi.revoked'));
  const brandNames = (key: ApiKey) => key.brand_ids?.flatMap((id) => brands.find((brand) => brand.id === id)?.name ?? []).join(', ') ?? t('floor.allBrands');
  return (
    <Section
      title={t('settings.keys')}
      intro={t('keysApi.intro')}
      action={
        <Button look="primary" icon={<Plus size={14} />} isDisabled={roles.length === 0} onPress={() => setMaking(true)}>
          {t('keysApi.new')}
        </Button>
      }
    >
      <Loaded found={found}>
        <Table
          label={t('settings.keys')}
          rows={found.rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={<KeyRound size={20} />} title={t('keysApi.none')} className="rounded-card border border-line bg-raised">
              {t('keysApi.noneText')}
            </EmptyState>
          }
          columns={[
            { id: 'name', name: t('settings.name'), cell: (row) => <span className="font-medium">{row.name}</span> },
            { id: 'hint', name: t('keysApi.key'), wideOnly: true, cell: (row) => <code className="font-mono text-12">{row.hint}</code> },
            { id: 'role', name: t('people.role'), cell: (row) => row.role_name },
            { id: 'brands', name: t('settings.brands'), wideOnly: true, cell: brandNames },
            { id: 'used', name: t('security.lastUsed'), align: 'end', cell: (row) => (row.last_used_at ? <RelativeTime at={row.last_used_at} /> : t('keysApi.never')) },
            { id: 'do', name: '', align: 'end', cell: (row) => <RowActions name={row.name} actions={[{ id: 'revoke', name: t('keysApi.revoke'), icon: <Trash2 size={16} />, danger: true, onAction: () => revoke.mutate(row.id) }]} /> },
          ]}
        />
      </Loaded>
      <FormDialog
        title={t('keysApi.new')}
        doName={t('keysApi.make')}
        isOpen={making}
        onClose={() => setMaking(false)}
        fields={[
          { name: 'name', kind: 'text', label: t('settings.name'), help: t('keysApi.nameHelp') },
          { name: 'role', kind: 'choice', label: t('people.role'), choices: roles.toSorted((a, b) => a.permissions.length - b.permissions.length).map((role) => ({ id: role.id, name: role.name })) },
          { name: 'brands', kind: 'several', label: t('keysApi.brands'), choices: brands.map((brand) => ({ id: brand.id, name: brand.name })), optional: true },
        ]}
        onSubmit={(values) => make.mutateAsync(values)}
      />
      {token ? <ShownOnce title={t('keysApi.token')} text={t('keysApi.tokenText')} secrets={[token]} onClose={() => setToken(null)} /> : null}
    </Section>
  );
}
