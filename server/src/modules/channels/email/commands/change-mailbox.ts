import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { sanitiseHtml } from '../../../../platform/hostile/index.ts';
import { conflict, notFound } from '../../../../platform/refusal/refusal.ts';
import type { MailboxChangeInput } from '../contract.ts';
import type { EmailPorts } from '../ports.ts';
import { mailboxById } from '../store/mailboxes.ts';

type Needs = Pick<EmailPorts, 'vault'>;

/** The brand's first mailbox is its default. */
export async function addMailbox(ports: Needs, tx: Tx, given: MailboxChangeInput & { brand_id: string; address: string }): Promise<string> {
  const id = tx.id();
  await refuseTaken(tx, id, [given.address, ...(given.aliases ?? [])]);
  await tx.run(sql`
    insert into channels_email.mailbox (id, brand_id, address, name, is_default, created_at)
    values (${id}, ${given.brand_id}, ${given.address.trim()}, ${given.name ?? ''}, not exists (select from channels_email.mailbox where brand_id = ${given.brand_id} and removed_at is null), ${tx.now})`);
  await changeMailbox(ports, tx, id, given);
  return id;
}

export async function changeMailbox(ports: Needs, tx: Tx, id: string, change: MailboxChangeInput): Promise<void> {
  const mailbox = await mailboxById(tx, id);
  if (!mailbox) throw notFound('mailbox');
  await refuseTaken(tx, id, [...(change.address ? [change.address] : []), ...(change.aliases ?? [])]);
  if (change.is_default) await tx.run(sql`update channels_email.mailbox set is_default = false where brand_id = ${mailbox.brand_id} and is_default and id <> ${id}`);
  const secret = (plain: string | undefined, way: string): string | null => (plain ? ports.vault.seal(plain, `mailbox:${id}:${way}`) : null);
  await tx.run(sql`
    update channels_email.mailbox set
      address = coalesce(${change.address?.trim() ?? null}, address), name = coalesce(${change.name ?? null}, name), aliases = coalesce(${change.aliases ?? null}, aliases),
      signature_html = coalesce(${change.signature_html === undefined ? null : sanitiseHtml(change.signature_html).html}, signature_html), is_default = is_default or ${change.is_default ?? false},
      incoming = coalesce(${change.incoming ?? null}::jsonb, incoming), outgoing = coalesce(${change.outgoing ?? null}::jsonb, outgoing),
      incoming_secret = coalesce(${secret(change.incoming_password, 'in')}, incoming_secret), outgoing_secret = coalesce(${secret(change.outgoing_password, 'out')}, outgoing_secret),
      in_error = null, out_error = null, cursor = case when ${change.incoming ?? null}::jsonb ->> 'host' is distinct from incoming ->> 'host' and ${change.incoming !== undefined} then '{}'::jsonb else cursor end
    where id = ${id}`);
  await tx.announce({ name: 'channels_email.mailbox_changed', brandId: mailbox.brand_id, subjectId: id, payload: {} });
}

export async function removeMailbox(tx: Tx, id: string): Promise<void> {
  const mailbox = await mailboxById(tx, id);
  if (!mailbox) throw notFound('mailbox');
  await tx.run(sql`update channels_email.mailbox set removed_at = ${tx.now}, is_default = false, incoming_secret = null, outgoing_secret = null, oauth_secret = null where id = ${id}`);
  await tx.run(sql`
    update channels_email.mailbox set is_default = true where id = (select id from channels_email.mailbox where brand_id = ${mailbox.brand_id} and removed_at is null order by created_at limit 1)
      and not exists (select from channels_email.mailbox where brand_id = ${mailbox.brand_id} and removed_at is null and is_default)`);
  await tx.announce({ name: 'channels_email.mailbox_changed', brandId: mailbox.brand_id, subjectId: id, payload: { removed: true } });
}

async function refuseTaken(tx: Tx, id: string, addresses: readonly string[]): Promise<void> {
  const wanted = addresses.map((address) => address.toLowerCase());
  const taken = await tx.maybe<{ address: string }>(sql`
    select address from channels_email.mailbox where id <> ${id} and removed_at is null and (lower(address) = any (${wanted}) or exists (select from unnest(aliases) a where lower(a) = any (${wanted})))`);
  if (taken) throw conflict('address_taken', `${taken.address} is a mailbox here already.`);
}
