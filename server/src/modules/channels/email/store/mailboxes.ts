import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';

export type Incoming = { readonly kind: 'smtp' } | { readonly kind: 'imap'; readonly host: string; readonly port: number; readonly secure: boolean; readonly user: string; readonly auth: 'password' | 'google' | 'microsoft'; readonly fetch_days?: number };
export type Outgoing = { readonly kind: 'system' } | { readonly kind: 'smtp'; readonly host: string; readonly port: number; readonly secure: boolean; readonly user: string; readonly auth?: 'password' | 'google' | 'microsoft' };

export interface MailboxRow {
  id: string;
  brand_id: string;
  address: string;
  name: string;
  aliases: string[];
  signature_html: string;
  is_default: boolean;
  incoming: Incoming;
  outgoing: Outgoing;
  incoming_secret: string | null;
  outgoing_secret: string | null;
  oauth_secret: string | null;
  cursor: { readonly uid_validity?: string; readonly uid?: number };
  in_ok_at: Date | null;
  in_error: string | null;
  in_error_at: Date | null;
  out_ok_at: Date | null;
  out_error: string | null;
  out_error_at: Date | null;
}

export function mailboxesOfBrand(tx: Tx, brandId: string): Promise<MailboxRow[]> {
  return tx.rows<MailboxRow>(sql`select * from channels_email.mailbox where brand_id = ${brandId} and removed_at is null order by is_default desc, created_at`);
}

export function listMailboxes(tx: Tx): Promise<MailboxRow[]> {
  return tx.rows<MailboxRow>(sql`select * from channels_email.mailbox where removed_at is null order by brand_id, is_default desc, created_at`);
}

export function mailboxById(tx: Tx, id: string): Promise<MailboxRow | undefined> {
  return tx.maybe<MailboxRow>(sql`select * from channels_email.mailbox where id = ${id} and removed_at is null`);
}

/** Something arrived or left: the connection works. Written at most once in ten seconds. */
export function markWorking(tx: Tx, id: string, way: 'in' | 'out'): void {
  const stale = new Date(tx.now.getTime() - 10_000);
  tx.post(way === 'in'
    ? sql`update channels_email.mailbox set in_ok_at = ${tx.now}, in_error = null where id = ${id} and (in_ok_at is null or in_ok_at < ${stale} or in_error is not null)`
    : sql`update channels_email.mailbox set out_ok_at = ${tx.now}, out_error = null where id = ${id} and (out_ok_at is null or out_ok_at < ${stale} or out_error is not null)`);
}

/** True when it worked until now, so that somebody is told once. */
export async function markFailing(tx: Tx, id: string, way: 'in' | 'out', error: string): Promise<boolean> {
  const before = await tx.maybe<{ in_error: string | null; out_error: string | null }>(sql`select in_error, out_error from channels_email.mailbox where id = ${id} for update`);
  if (!before) return false;
  if (way === 'in') await tx.run(sql`update channels_email.mailbox set in_error = ${error.slice(0, 500)}, in_error_at = case when in_error is null then ${tx.now} else in_error_at end where id = ${id}`);
  else await tx.run(sql`update channels_email.mailbox set out_error = ${error.slice(0, 500)}, out_error_at = case when out_error is null then ${tx.now} else out_error_at end where id = ${id}`);
  return (way === 'in' ? before.in_error : before.out_error) === null;
}

/** Takes or keeps the right to read a mailbox; false when another process has it. */
export async function holdLease(tx: Tx, id: string, holder: string, until: Date): Promise<boolean> {
  return (await tx.run(sql`
    update channels_email.mailbox set lease_holder = ${holder}, lease_until = ${until}
    where id = ${id} and removed_at is null and (lease_holder = ${holder} or lease_until is null or lease_until < ${tx.now})`)) > 0;
}

export function dropLease(tx: Tx, id: string, holder: string): Promise<number> {
  return tx.run(sql`update channels_email.mailbox set lease_holder = null, lease_until = null where id = ${id} and lease_holder = ${holder}`);
}

/** Everything up to here is taken in. */
export function moveCursor(tx: Tx, id: string, cursor: { uid_validity: string; uid: number }): Promise<number> {
  return tx.run(sql`update channels_email.mailbox set cursor = ${cursor} where id = ${id}`);
}

export function keepTokens(tx: Tx, id: string, sealed: string): Promise<number> {
  return tx.run(sql`update channels_email.mailbox set oauth_secret = ${sealed} where id = ${id}`);
}

export function imapMailboxes(tx: Tx): Promise<MailboxRow[]> {
  return tx.rows<MailboxRow>(sql`select * from channels_email.mailbox where removed_at is null and incoming ->> 'kind' = 'imap' order by created_at`);
}
