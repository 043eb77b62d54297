import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { MailboxView } from '../contract.ts';
import { listMailboxes, type MailboxRow } from '../store/mailboxes.ts';

/** Mailboxes with their health: what works, since when it does not, how many replies wait. */
export async function showMailboxes(tx: Tx): Promise<MailboxView[]> {
  const rows = await listMailboxes(tx);
  const waiting = await tx.rows<{ brand_id: string; count: number }>(sql`select brand_id, count(*) as count from channels_email.delivery where done_at is null group by 1`);
  return rows.map((row) => view(row, row.is_default ? (waiting.find((entry) => entry.brand_id === row.brand_id)?.count ?? 0) : 0));
}

function view(row: MailboxRow, waiting: number): MailboxView {
  const health = (ok: Date | null, error: string | null, since: Date | null): MailboxView['health']['incoming'] => ({
    working: error !== null ? false : ok === null ? null : true, last_success_at: ok?.toISOString() ?? null, error, failing_since: error === null ? null : (since?.toISOString() ?? null),
  });
  return {
    id: row.id, brand_id: row.brand_id, address: row.address, name: row.name, aliases: row.aliases, signature_html: row.signature_html, is_default: row.is_default, incoming: row.incoming, outgoing: row.outgoing,
    health: { incoming: health(row.in_ok_at, row.in_error, row.in_error_at), outgoing: health(row.out_ok_at, row.out_error, row.out_error_at) }, waiting_replies: waiting,
  };
}
