import { useTranslation } from 'react-i18next';
import { useSession } from '../../../shared/session/session.tsx';
import type { FormField } from '../../../shared/forms/form-dialog.tsx';

/** What is asked for a mailbox; the fields of a server only where one is needed. */
export function useMailboxFields(isNew: boolean): readonly FormField[] {
  const { t } = useTranslation();
  const { brands } = useSession();
  return [
    ...(isNew ? [{ name: 'brand_id', kind: 'choice' as const, label: t('letter.brand'), choices: brands.map((brand) => ({ id: brand.id, name: brand.name })) }] : []),
    { name: 'address', kind: 'email', label: t('channels.address') },
    { name: 'name', kind: 'text', label: t('channels.fromName'), optional: true },
    { name: 'aliases', kind: 'text', label: t('channels.aliases'), help: t('channels.aliasesHelp'), optional: true },
    { name: 'signature', kind: 'long', label: t('channels.signature'), optional: true },
    { name: 'incoming', kind: 'choice', label: t('channels.incoming'), choices: [{ id: 'smtp', name: t('channels.inSmtp') }, { id: 'imap', name: t('channels.inImap') }] },
    { name: 'in_host', kind: 'text', label: t('channels.inHost'), optional: true, when: { field: 'incoming', is: 'imap' } },
    { name: 'in_user', kind: 'text', label: t('channels.user'), optional: true, when: { field: 'incoming', is: 'imap' } },
    { name: 'in_password', kind: 'password', label: t('channels.password'), help: t('channels.passwordHelp'), optional: true, when: { field: 'incoming', is: 'imap' } },
    { name: 'outgoing', kind: 'choice', label: t('channels.outgoing'), choices: [{ id: 'system', name: t('channels.outSystem') }, { id: 'smtp', name: t('channels.outSmtp') }] },
    { name: 'out_host', kind: 'text', label: t('channels.outHost'), optional: true, when: { field: 'outgoing', is: 'smtp' } },
    { name: 'out_user', kind: 'text', label: t('channels.user'), optional: true, when: { field: 'outgoing', is: 'smtp' } },
    { name: 'out_password', kind: 'password', label: t('channels.password'), help: t('channels.passwordHelp'), optional: true, when: { field: 'outgoing', is: 'smtp' } },
  ];
}
