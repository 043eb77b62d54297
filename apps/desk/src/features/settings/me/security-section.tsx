import { changePassphrase, remove, type Security } from '@keepdesk/client';
import { Button, Pill, RelativeTime, Table } from '@keepdesk/ui';
import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/session/session.tsx';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { useChange } from '../../../shared/kit/resource.ts';
import { Card, Loaded, Section } from '../../../shared/kit/section.tsx';
import { describeAgent } from '../../../shared/parts/protect/describe-agent.ts';
import { Passkeys } from '../../../shared/parts/protect/passkeys.tsx';
import { TotpCard } from '../../../shared/parts/protect/totp-card.tsx';
import { useSecurity } from '../../../shared/parts/protect/use-security.ts';

function Sessions({ security }: { security: Security }) {
  const { t } = useTranslation();
  const end = useChange((id: string) => remove(`/api/v1/me/sessions/${id}`), t('security.ended'));
  const endOthers = useChange(() => remove('/api/v1/me/sessions'), t('security.ended'));
  return (
    <Section
      title={t('security.sessions')}
      intro={t('security.sessionsIntro')}
      action={
        security.sessions.length > 1 ? (
          <Button icon={<LogOut size={14} />} onPress={() => endOthers.mutate(undefined)}>
            {t('security.endOthers')}
          </Button>
        ) : null
      }
    >
      <Table
        label={t('security.sessions')}
        rows={security.sessions}
        keyOf={(row) => row.id}
        columns={[
          {
            id: 'where',
            name: t('security.where'),
            cell: (row) => (
              <span className="flex items-center gap-2">
                {describeAgent(row.user_agent)}
                {row.current ? <Pill tone="positive">{t('security.thisOne')}</Pill> : null}
              </span>
            ),
          },
          { id: 'address', name: t('security.address'), wideOnly: true, cell: (row) => row.ip_address ?? '–' },
          { id: 'used', name: t('security.lastUsed'), align: 'end', cell: (row) => <RelativeTime at={row.last_used_at} as="moment" /> },
          {
            id: 'end',
            name: '',
            align: 'end',
            cell: (row) =>
              row.current ? null : (
                <Button size="sm" look="quiet" onPress={() => end.mutate(row.id)}>
                  {t('security.end')}
                </Button>
              ),
          },
        ]}
      />
    </Section>
  );
}

function Passphrase() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const change = useChange(({ before, after }: { before: string; after: string }) => changePassphrase(before, after), t('security.passphraseChanged'));
  return (
    <Card className="flex-row items-center justify-between">
      <p className="text-14">
        {t('signIn.passphrase')}
        <span className="block text-12 text-quiet">{t('setup.rule.length')}</span>
      </p>
      <Button onPress={() => setOpen(true)}>{t('security.changePassphrase')}</Button>
      <FormDialog
        title={t('security.changePassphrase')}
        doName={t('action.save')}
        isOpen={open}
        onClose={() => setOpen(false)}
        fields={[
          { name: 'before', kind: 'password', label: t('security.before') },
          { name: 'after', kind: 'password', label: t('security.after'), help: t('setup.rule.length') },
        ]}
        onSubmit={({ before, after }) => change.mutateAsync({ before: String(before), after: String(after) })}
      />
    </Card>
  );
}

/** How one signs in, and where one is signed in. */
export function SecuritySection() {
  const { t } = useTranslation();
  const { person } = useSession();
  const found = useSecurity();
  return (
    <div className="flex flex-col gap-8">
      <Section title={t('settings.security')} intro={person.email}>
        <Passphrase />
        <TotpCard enabled={found.data?.two_factor_enabled ?? person.two_factor_enabled} />
      </Section>
      <Loaded found={found}>
        {found.data ? (
          <>
            <Passkeys security={found.data} />
            <Sessions security={found.data} />
          </>
        ) : null}
      </Loaded>
    </div>
  );
}
