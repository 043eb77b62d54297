import type { Mailbox } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { More } from '../more.tsx';
import { DnsRecords } from './dns-records.tsx';
import { TryMailbox } from './try-mailbox.tsx';
import { isProvider, wayOf } from './mailbox-shape.ts';

/** A mailbox that is set up: whether it works, and what its domain still needs. */
export function MailboxOverview({ mailbox, dnsOpen }: { mailbox: Mailbox; dnsOpen?: boolean }) {
  const { t } = useTranslation();
  const way = wayOf(mailbox);
  const dns = <DnsRecords mailboxId={mailbox.id} withMx={way === 'smtp'} />;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-13 text-quiet">
        {t(`mail.is.${way}`)} {isProvider(way) ? null : t(mailbox.outgoing.kind === 'smtp' ? 'mail.isOut.smtp' : 'mail.isOut.system')}
      </p>
      <TryMailbox mailbox={mailbox} />
      {dnsOpen ? dns : <More name={t('channels.dns')}>{dns}</More>}
    </div>
  );
}
