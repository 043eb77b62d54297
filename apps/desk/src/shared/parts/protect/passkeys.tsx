import { addPasskey, deletePasskey, passkeysSupported, type Security } from '@keepdesk/client';
import { Button, EmptyState, RelativeTime, Table } from '@keepdesk/ui';
import { KeyRound, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../kit/resource.ts';
import { RowActions } from '../../kit/row-actions.tsx';
import { Section } from '../../kit/section.tsx';
import { describeAgent } from './describe-agent.ts';

/** The devices that sign in without a passphrase. */
export function Passkeys({ security }: { security: Security }) {
  const { t } = useTranslation();
  const add = useChange(() => addPasskey(describeAgent(navigator.userAgent)), t('security.passkeyAdded'));
  const drop = useChange((id: string) => deletePasskey(id), t('security.passkeyRemoved'));
  return (
    <Section
      title={t('security.passkeys')}
      intro={t('security.passkeysIntro')}
      action={
        passkeysSupported() ? (
          <Button icon={<KeyRound size={14} />} busy={add.isPending} onPress={() => add.mutate(undefined)}>
            {t('security.addPasskey')}
          </Button>
        ) : null
      }
    >
      <Table
        label={t('security.passkeys')}
        rows={security.passkeys}
        keyOf={(row) => row.id}
        empty={<EmptyState title={t('security.noPasskeys')} className="rounded-card border border-line bg-raised py-6" />}
        columns={[
          { id: 'name', name: t('settings.name'), cell: (row) => row.name || t('security.passkey') },
          { id: 'made', name: t('settings.made'), align: 'end', cell: (row) => (row.created_at ? <RelativeTime at={row.created_at} as="moment" /> : '–') },
          { id: 'do', name: '', align: 'end', cell: (row) => <RowActions name={row.name} actions={[{ id: 'drop', name: t('action.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => drop.mutate(row.id) }]} /> },
        ]}
      />
    </Section>
  );
}
