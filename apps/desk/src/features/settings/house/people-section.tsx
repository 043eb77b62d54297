import { patch, post, remove, type Invitation, type Member, type Role, type SentInvitation } from '@keepdesk/client';
import { Avatar, Button, EmptyState, Pill, RelativeTime, Table, Tabs } from '@keepdesk/ui';
import { KeySquare, LogOut, UserPlus, UserRoundX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '../../../shared/session/session.tsx';
import { FormDialog, type FormField } from '../../../shared/forms/form-dialog.tsx';
import { useChange, useRows } from '../../../shared/kit/resource.ts';
import { RowActions } from '../../../shared/kit/row-actions.tsx';
import { Loaded, Section } from '../../../shared/kit/section.tsx';
import { ShownOnce } from '../../../shared/kit/shown-once.tsx';
import { AccessDrawer } from './access-drawer.tsx';
import { RolesTab } from './roles-tab.tsx';
import { TeamsTab } from './teams-tab.tsx';

/** Roles are held per brand; an empty brand means all of them, present and future. */
function useRoleFields(roles: readonly Role[]): readonly FormField[] {
  const { t } = useTranslation();
  const { brands } = useSession();
  return [
    { name: 'role', kind: 'choice', label: t('people.role'), choices: roles.map((role) => ({ id: role.id, name: role.name })) },
    { name: 'brand', kind: 'choice', label: t('people.in'), choices: [{ id: 'all', name: t('floor.allBrands') }, ...brands.map((brand) => ({ id: brand.id, name: brand.name }))] },
  ];
}

const assignment = (values: Record<string, unknown>) => [{ role_id: String(values.role), brand_id: values.brand === 'all' ? null : String(values.brand) }];

function Members({ roles }: { roles: readonly Role[] }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const found = useRows<Member>('/api/v1/people');
  const [asked, setAsked] = useState<string | null>(null);
  const change = useChange(({ id, ...body }: { id: string; disabled?: boolean }) => patch(`/api/v1/people/${id}`, body));
  const signOut = useChange((id: string) => remove(`/api/v1/people/${id}/sessions`), t('people.signedOut'));
  const roleNames = (member: Member) => [...new Set(member.roles.map((held) => roles.find((role) => role.id === held.role_id)?.name ?? '–'))].join(', ');
  return (
    <Loaded found={found}>
      <Table
        label={t('settings.people')}
        rows={found.rows}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'name',
            name: t('settings.name'),
            cell: (row) => (
              <span className="flex items-center gap-2.5">
                <Avatar name={row.name} />
                <span className="min-w-0">
                  <span className="block truncate font-medium">{row.name}</span>
                  <span className="block truncate text-12 text-quiet">{row.email}</span>
                </span>
                {row.disabled_at ? <Pill tone="danger">{t('people.disabled')}</Pill> : null}
              </span>
            ),
          },
          { id: 'roles', name: t('people.role'), cell: (row) => <span className="capitalize">{roleNames(row)}</span> },
          { id: 'factor', name: t('people.secondFactor'), wideOnly: true, cell: (row) => <Pill tone={row.two_factor_enabled || row.passkeys > 0 ? 'positive' : 'plain'}>{t(row.two_factor_enabled || row.passkeys > 0 ? 'security.on' : 'security.off')}</Pill> },
          { id: 'seen', name: t('people.seen'), align: 'end', wideOnly: true, cell: (row) => (row.last_seen_at ? <RelativeTime at={row.last_seen_at} /> : '–') },
          {
            id: 'do',
            name: '',
            align: 'end',
            cell: (row) => (
              <RowActions
                name={row.name}
                actions={[
                  { id: 'may', name: t('people.whatMay', { name: row.name.split(' ')[0] }), icon: <KeySquare size={16} />, onAction: () => setAsked(row.id) },
                  ...(row.id === person.id
                    ? []
                    : [
                        { id: 'out', name: t('people.signOut'), icon: <LogOut size={16} />, onAction: () => signOut.mutate(row.id) },
                        { id: 'off', name: t(row.disabled_at ? 'people.enable' : 'people.disable'), icon: <UserRoundX size={16} />, danger: !row.disabled_at, onAction: () => change.mutate({ id: row.id, disabled: !row.disabled_at }) },
                      ]),
                ]}
              />
            ),
          },
        ]}
      />
      {asked ? <AccessDrawer member={found.rows.find((row) => row.id === asked) ?? (found.rows[0] as Member)} roles={roles} own={asked === person.id} onClose={() => setAsked(null)} /> : null}
    </Loaded>
  );
}

function Invitations() {
  const { t } = useTranslation();
  const found = useRows<Invitation>('/api/v1/invitations');
  const withdraw = useChange((id: string) => remove(`/api/v1/invitations/${id}`), t('people.withdrawn'));
  return (
    <Loaded found={found}>
      <Table
        label={t('people.invitations')}
        rows={found.rows}
        keyOf={(row) => row.id}
        empty={<EmptyState icon={<UserPlus size={20} />} title={t('people.noInvitations')} className="rounded-card border border-line bg-raised" />}
        columns={[
          { id: 'email', name: t('signIn.email'), cell: (row) => row.email },
          { id: 'until', name: t('people.until'), cell: (row) => <RelativeTime at={row.expires_at} as="moment" /> },
          { id: 'do', name: '', align: 'end', cell: (row) => <RowActions name={row.email} actions={[{ id: 'withdraw', name: t('people.withdraw'), danger: true, onAction: () => withdraw.mutate(row.id) }]} /> },
        ]}
      />
    </Loaded>
  );
}

/** Who works here, what they may do, and who is invited. */
export function PeopleSection() {
  const { t } = useTranslation();
  const { rows: roles } = useRows<Role>('/api/v1/roles');
  const mayRoles = useMay('identity.roles');
  const mayTeams = useMay('identity.teams');
  const [inviting, setInviting] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const roleFields = useRoleFields(roles);
  const invite = useChange(async (values: Record<string, unknown>) => {
    const sent = await post<SentInvitation>('/api/v1/invitations', { email: values.email, name: values.name || undefined, roles: assignment(values), send_mail: values.mail });
    setLink(sent.link);
  }, t('people.invited'));
  return (
    <Section
      title={t('settings.people')}
      intro={t('people.intro')}
      action={
        <Button look="primary" icon={<UserPlus size={14} />} onPress={() => setInviting(true)} isDisabled={roles.length === 0}>
          {t('people.invite')}
        </Button>
      }
    >
      <Tabs
        label={t('settings.people')}
        tabs={[
          { id: 'people', name: t('settings.people'), content: <Members roles={roles} /> },
          { id: 'invitations', name: t('people.invitations'), content: <Invitations /> },
          ...(mayRoles ? [{ id: 'roles', name: t('people.roles'), content: <RolesTab /> }] : []),
          ...(mayTeams ? [{ id: 'teams', name: t('action.teams'), content: <TeamsTab /> }] : []),
        ]}
      />
      <FormDialog
        title={t('people.invite')}
        doName={t('people.sendInvite')}
        isOpen={inviting}
        onClose={() => setInviting(false)}
        fields={[
          { name: 'email', kind: 'email', label: t('signIn.email') },
          { name: 'name', kind: 'text', label: t('setup.name'), optional: true },
          ...roleFields,
          { name: 'mail', kind: 'yes', label: t('people.byMail'), help: t('people.byMailHelp') },
        ]}
        start={{ role: roles[0]?.id ?? '', mail: true }}
        onSubmit={(values) => invite.mutateAsync(values)}
      />
      {link ? <ShownOnce title={t('people.link')} text={t('people.linkText')} secrets={[link]} onClose={() => setLink(null)} /> : null}
    </Section>
  );
}
