import { Type } from 'typebox';
import { sql } from '../../../../platform/db/sql.ts';
import type { App } from '../../../../platform/http/app.ts';
import { idParams, listOf } from '../../../../platform/http/lists.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import { addMailbox, changeMailbox, removeMailbox } from '../commands/change-mailbox.ts';
import { ensureSigningKey } from '../commands/signing-keys.ts';
import { DomainSetup, Mailbox, MailboxChange, NewMailbox } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { showMailboxes } from '../queries/show-mailboxes.ts';
import { mailboxById } from '../store/mailboxes.ts';

const settings = { permission: 'channels.settings' };
const mailboxes = listOf(Mailbox);

export const mailboxRoutes = (ports: EmailPorts) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/mailboxes', summary: 'Mailboxes and their health', access: 'signed-in', response: mailboxes }, async (tx) => ({ data: await showMailboxes(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/mailboxes', summary: 'Add a mailbox', access: settings, status: 201, body: NewMailbox, response: mailboxes }, async (tx, { body }) => {
    await addMailbox(ports, tx, body);
    return { data: await showMailboxes(tx), next_cursor: null };
  });
  app.write({ method: 'PATCH', url: '/api/v1/mailboxes/:id', summary: 'Change a mailbox', access: settings, params: idParams, body: MailboxChange, response: mailboxes }, async (tx, { params, body }) => {
    await changeMailbox(ports, tx, params.id, body);
    return { data: await showMailboxes(tx), next_cursor: null };
  });
  app.write({ method: 'DELETE', url: '/api/v1/mailboxes/:id', summary: 'Remove a mailbox; its conversations stay', access: settings, params: idParams, response: mailboxes }, async (tx, { params }) => {
    await removeMailbox(tx, params.id);
    return { data: await showMailboxes(tx), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/mailboxes/:id/dns', summary: 'The DNS records that let this mailbox receive and be trusted', access: settings, params: idParams, response: DomainSetup }, async (tx, { params }) => {
    const mailbox = await mailboxById(tx, params.id);
    if (!mailbox) throw notFound('mailbox');
    const domain = mailbox.address.split('@')[1]?.toLowerCase() ?? '';
    const dkim = await ensureSigningKey(ports, tx, mailbox.brand_id, domain);
    const host = new URL(ports.publicUrl).hostname;
    return {
      domain,
      records: [
        { type: 'TXT', ...dkim, why: 'lets receivers check our signature (DKIM)' },
        { type: 'TXT', name: domain, value: `v=spf1 a:${host} ~all`, why: 'names who may send for this domain (SPF); merge it with the record that is there' },
        { type: 'TXT', name: `_dmarc.${domain}`, value: 'v=DMARC1; p=none; rua=mailto:postmaster@' + domain, why: 'asks receivers for reports (DMARC)' },
        { type: 'MX', name: domain, value: `10 ${host}`, why: 'only when this server should receive all mail of the domain' },
      ],
    };
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/messages/:message_id/retry', summary: 'Try a failed reply again', access: { permission: 'conversations.reply' }, params: Type.Object({ id: Type.String(), message_id: Type.String({ format: 'uuid' }) }), response: Type.Object({ queued: Type.Boolean() }) }, async (tx, { params }) => {
    const again = await tx.maybe<{ brand_id: string }>(sql`
      update conversations.message set delivery_state = 'queued', delivery_note = null where id = ${params.message_id} and kind = 'reply' and delivery_state in ('failed', 'bounced') returning brand_id`);
    if (!again) throw notFound('failed reply');
    await tx.run(sql`delete from channels_email.delivery where message_id = ${params.message_id}`);
    await tx.schedule({ kind: 'channels_email.deliver', key: params.message_id, brandId: again.brand_id, payload: { message_id: params.message_id } });
    return { queued: true };
  });
};
