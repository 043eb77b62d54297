import { Type } from 'typebox';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { App } from '../../../../platform/http/app.ts';
import { idParams, listOf } from '../../../../platform/http/lists.ts';
import { notFound } from '../../../../platform/refusal/refusal.ts';
import { addMailbox, changeMailbox, removeMailbox } from '../commands/change-mailbox.ts';
import { lookUpRecord } from '../commands/look-up-records.ts';
import { ensureSigningKey } from '../commands/signing-keys.ts';
import { DomainCheck, DomainSetup, Mailbox, MailboxChange, NewMailbox, type DomainSetupView } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { showMailboxes } from '../queries/show-mailboxes.ts';
import { dnsRecords } from '../rules/dns-records.ts';
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
  const setUpOf = async (tx: Tx, id: string): Promise<DomainSetupView> => {
    const mailbox = await mailboxById(tx, id);
    if (!mailbox) throw notFound('mailbox');
    const domain = mailbox.address.split('@')[1]?.toLowerCase() ?? '';
    const relay = ports.relayUrl();
    const dkim = await ensureSigningKey(ports, tx, mailbox.brand_id, domain);
    return { domain, records: dnsRecords({ domain, dkim, outgoing: mailbox.outgoing, host: new URL(ports.publicUrl).hostname, relayHost: relay === undefined ? null : new URL(relay).hostname }) };
  };
  app.write({ method: 'POST', url: '/api/v1/mailboxes/:id/dns', summary: 'The DNS records that let this mailbox receive and be trusted', access: settings, params: idParams, response: DomainSetup }, (tx, { params }) => setUpOf(tx, params.id));
  app.open({ method: 'POST', url: '/api/v1/mailboxes/:id/dns/check', summary: 'Look up which of the DNS records are there', access: settings, params: idParams, response: DomainCheck }, async ({ actor, params }) => {
    const { domain, records } = await app.db.transact(actor, (tx) => setUpOf(tx, params.id));
    return { domain, records: await Promise.all(records.map(async (record) => ({ ...record, state: await lookUpRecord(ports, record) }))) };
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
