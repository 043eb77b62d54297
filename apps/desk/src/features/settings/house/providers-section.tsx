import { patch, post, remove, type Role, type SignInProvider } from '@keepdesk/client';
import { Button, Dialog, EmptyState, Pill, RelativeTime, Table } from '@keepdesk/ui';
import { LogIn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../shared/forms/form-dialog.tsx';
import { Callout } from '../../../shared/kit/callout.tsx';
import { CopyLine } from '../../../shared/kit/copy-line.tsx';
import { AddButton, useEditor } from '../../../shared/kit/editable-list.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { useSession } from '../../../shared/session/session.tsx';

const path = '/api/v1/identity-providers';
const NOBODY = 'nobody';
const EVERY = 'all';
type Kind = SignInProvider['kind'];

/** What a provider is told about us: to be pasted there. */
function TellDialog({ row, onClose }: { row: SignInProvider; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t('providers.tell')}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" onPress={onClose}>
          {t('providers.close')}
        </Button>
      }
    >
      <dl className="flex flex-col gap-3 text-13">
        <div className="flex flex-col gap-1">
          <dt className="font-medium">{t('providers.callback')}</dt>
          <dd>
            <CopyLine text={row.callback_url} label={t('providers.callback')} />
          </dd>
        </div>
        {row.our_entity_id ? (
          <div className="flex flex-col gap-1">
            <dt className="font-medium">{t('providers.ours')}</dt>
            <dd>
              <CopyLine text={row.our_entity_id} label={t('providers.ours')} />
            </dd>
          </div>
        ) : null}
      </dl>
    </Dialog>
  );
}

/** Providers people sign in by, what each needs to know of us, and who comes in by it. */
export function ProvidersSection() {
  const { t } = useTranslation();
  const { brands } = useSession();
  const found = useRows<SignInProvider>(path);
  const { rows: roles } = useRows<Role>('/api/v1/roles');
  const editor = useEditor<SignInProvider>();
  const [kind, setKind] = useState<Kind>('oidc');
  const [shown, setShown] = useState<SignInProvider | null>(null);
  const save = useChange(async (values: FormValues) => {
    const text = (name: string) => (typeof values[name] === 'string' ? values[name].trim() : '');
    const common = { name: text('name'), domains: text('domains').split(/[\s,;]+/).filter(Boolean), newcomer_role_id: values.newcomer === NOBODY ? null : values.newcomer, newcomer_brand_id: values.brand === EVERY ? null : values.brand };
    const own = kind === 'oidc' ? { issuer: text('issuer'), client_id: text('client_id'), ...(text('client_secret') ? { client_secret: text('client_secret') } : {}) } : { entity_id: text('entity_id'), entry_point: text('entry_point'), certificates: splitCertificates(text('certificates')) };
    if (editor.row) return patch(`${path}/${editor.row.id}`, { ...common, ...own });
    const made = await post<SignInProvider>(path, { kind, ...common, ...own });
    setShown(made);
    return made;
  });
  const turn = useChange((row: SignInProvider) => patch(`${path}/${row.id}`, { enabled: !row.enabled }));
  const drop = useChange((row: SignInProvider) => remove(`${path}/${row.id}`), t('providers.removed'));
  const begin = (next: Kind) => {
    setKind(next);
    editor.add();
  };
  const { row } = editor;
  const fields: FormField[] = [
    { name: 'name', kind: 'text', label: t('providers.name') },
    { name: 'domains', kind: 'text', label: t('providers.domains'), help: t('providers.domainsHelp') },
    ...(kind === 'oidc'
      ? ([
          { name: 'issuer', kind: 'url', label: t('providers.issuer'), help: t('providers.issuerHelp') },
          { name: 'client_id', kind: 'text', label: t('providers.clientId') },
          { name: 'client_secret', kind: 'password', label: t('providers.clientSecret'), optional: row?.has_secret ?? false, ...(row?.has_secret ? { help: t('providers.secretKept') } : {}) },
        ] as FormField[])
      : ([
          { name: 'entity_id', kind: 'text', label: t('providers.entityId') },
          { name: 'entry_point', kind: 'url', label: t('providers.entryPoint') },
          { name: 'certificates', kind: 'long', label: t('providers.certificates'), help: t('providers.certificatesHelp') },
        ] as FormField[])),
    { name: 'newcomer', kind: 'choice', label: t('providers.newcomer'), choices: [{ id: NOBODY, name: t('providers.nobody') }, ...roles.map((role) => ({ id: role.id, name: role.name }))] },
    { name: 'brand', kind: 'choice', label: t('providers.newcomerBrand'), choices: [{ id: EVERY, name: t('floor.allBrands') }, ...brands.map((brand) => ({ id: brand.id, name: brand.name }))] },
  ];
  return (
    <Section
      title={t('providers.title')}
      intro={t('providers.intro')}
      action={
        <span className="flex gap-2">
          <AddButton name="OpenID Connect" onPress={() => begin('oidc')} />
          <AddButton name="SAML" look="secondary" onPress={() => begin('saml')} />
        </span>
      }
    >
      <Loaded found={found}>
        <Table
          label={t('providers.title')}
          rows={found.rows}
          keyOf={(one) => one.id}
          empty={
            <EmptyState icon={<LogIn size={20} />} title={t('providers.none')} className="rounded-card border border-line bg-raised">
              {t('providers.noneText')}
            </EmptyState>
          }
          columns={[
            {
              id: 'name',
              name: t('settings.name'),
              className: 'max-w-0 w-1/2',
              cell: (one) => (
                <span className="block min-w-0">
                  <span className="block truncate font-medium">{one.name}</span>
                  <span className="block truncate text-12 text-quiet">{one.domains.join(', ')}</span>
                </span>
              ),
            },
            { id: 'kind', name: t('providers.kind'), wideOnly: true, cell: (one) => (one.kind === 'oidc' ? 'OpenID Connect' : 'SAML') },
            { id: 'state', name: t('providers.state'), cell: (one) => <Pill tone={one.enabled ? 'positive' : 'plain'}>{t(one.enabled ? 'providers.on' : 'providers.off')}</Pill> },
            { id: 'used', name: t('providers.lastUsed'), align: 'end', wideOnly: true, cell: (one) => (one.last_used_at ? <RelativeTime at={one.last_used_at} /> : t('keysApi.never')) },
            {
              id: 'do',
              name: '',
              align: 'end',
              cell: (one) => (
                <RowActions
                  name={one.name}
                  actions={[
                    { id: 'tell', name: t('providers.tell'), onAction: () => setShown(one) },
                    {
                      id: 'edit',
                      name: t('action.change'),
                      onAction: () => {
                        setKind(one.kind);
                        editor.change(one);
                      },
                    },
                    { id: 'turn', name: t(one.enabled ? 'providers.turnOff' : 'providers.turnOn'), onAction: () => turn.mutate(one) },
                    { id: 'remove', name: t('providers.remove'), danger: true, onAction: () => drop.mutate(one) },
                  ]}
                />
              ),
            },
          ]}
        />
        {found.rows.filter((one) => one.last_refused && one.last_refused_at).map((one) => (
          <Callout key={one.id} tone="warning">
            {one.name}: {t('providers.lastRefused')} <RelativeTime at={one.last_refused_at ?? ''} /> – {one.last_refused}
          </Callout>
        ))}
      </Loaded>
      <FormDialog
        key={`${kind}${row?.id ?? String(editor.editing)}`}
        title={t(row ? 'action.change' : 'providers.add')}
        doName={t('action.save')}
        isOpen={editor.editing !== null}
        onClose={editor.close}
        fields={fields}
        start={
          row
            ? { name: row.name, domains: row.domains.join(', '), issuer: row.issuer ?? '', client_id: row.client_id ?? '', entity_id: row.entity_id ?? '', entry_point: row.entry_point ?? '', certificates: row.certificates.join('\n'), newcomer: row.newcomer_role_id ?? NOBODY, brand: row.newcomer_brand_id ?? EVERY }
            : { newcomer: NOBODY, brand: EVERY }
        }
        onSubmit={(values) => save.mutateAsync(values)}
      />
      {shown ? <TellDialog row={shown} onClose={() => setShown(null)} /> : null}
    </Section>
  );
}

/** Several certificates pasted below each other; one that is bare base64 stands alone. */
function splitCertificates(text: string): string[] {
  const marked = text.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
  return marked ?? (text === '' ? [] : [text]);
}
