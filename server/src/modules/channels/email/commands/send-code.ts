import nodemailer from 'nodemailer';
import { systemActor } from '../../../../platform/actor/actor.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { Job } from '../../../../platform/jobs/jobs.ts';
import type { Vault } from '../../../../platform/secrets/vault.ts';
import type { ProofCode } from '../../../conversations/index.ts';
import type { EmailPorts } from '../ports.ts';
import { codeMail } from '../rules/code-mail.ts';
import { outgoingOf } from '../server/outgoing.ts';
import { mailboxesOfBrand } from '../store/mailboxes.ts';
import { composeMail } from './compose-mail.ts';
import { signingKeyFor } from './signing-keys.ts';

export const SEND_CODE_JOB = 'channels_email.send_code';
const PURPOSE = 'proof:code';
const sender = systemActor('mail');

/** Has a one-time code sent once this transaction is committed. Until then it waits sealed: nobody reads it in the job either. */
export interface PageCode {
  readonly brandId: string;
  readonly to: string;
  readonly code: string;
  readonly orderNumber: string;
  readonly language: string;
}

/** The same for a code that is said on a page: no conversation, and no reply address that leads to one. */
export const sendPageCodeLater = (vault: Vault) => async (tx: Tx, { code, ...more }: PageCode): Promise<void> => {
  await tx.schedule({ kind: SEND_CODE_JOB, brandId: more.brandId, payload: { ...more, conversationId: null, sealed: vault.seal(code, PURPOSE) } });
};

export const sendCodeLater = (vault: Vault) => async (tx: Tx, { code, ...more }: ProofCode): Promise<void> => {
  await tx.schedule({ kind: SEND_CODE_JOB, brandId: more.brandId, payload: { ...more, sealed: vault.seal(code, PURPOSE) } });
};

/** Sends the code from the brand's mailbox, with the conversation's reply address, and nothing of what was said in it. */
export async function sendCode(ports: EmailPorts, job: Job): Promise<void> {
  const { brandId, conversationId, to, orderNumber, sealed, language } = job.payload as Record<string, string>;
  const ready = await ports.db.read(sender, async (tx) => {
    const [mailbox] = await mailboxesOfBrand(tx, String(brandId));
    const about = conversationId === null ? await tx.one<{ token: null; brand: string; locale: string }>(sql`select null as token, name as brand, ${language ?? 'en'}::text as locale from identity.brand where id = ${brandId}`) : await tx.one<{ token: string; brand: string; locale: string }>(sql`
      select c.token, b.name as brand, coalesce(p.locale, b.locale) as locale from conversations.conversation c join identity.brand b on b.id = c.brand_id left join customers.customer p on p.id = c.customer_id where c.id = ${conversationId}`);
    return mailbox && { mailbox, about, dkim: await signingKeyFor(ports, tx, String(brandId), mailbox.address) };
  });
  if (!ready) throw new Error('the brand has no mailbox to send a code from');
  const { mailbox, about, dkim } = ready;
  const { subject, text } = codeMail(about.locale, { on: about.token === null ? 'page' : 'conversation', brand: about.brand, order: String(orderNumber), code: ports.vault.open(String(sealed), PURPOSE) });
  const from = { address: mailbox.address, name: mailbox.name };
  const raw = await composeMail({
    messageId: `code-${job.id}@${mailbox.address.split('@')[1] ?? 'keepdesk.invalid'}`, token: about.token, from, to: [{ address: String(to), name: '' }], cc: [], bcc: [], subject, text, html: null, signatureHtml: mailbox.signature_html,
    inReplyTo: null, references: [], date: ports.db.clock.now(), attachments: [], quoted: null, dkim,
  });
  const transport = nodemailer.createTransport(await outgoingOf(ports, mailbox));
  try {
    await transport.sendMail({ envelope: { from: from.address, to: [String(to)] }, raw });
  } finally {
    transport.close();
  }
}
