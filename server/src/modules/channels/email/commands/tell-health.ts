import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { notify } from '../../../notifications/index.ts';
import { markFailing, mailboxById } from '../store/mailboxes.ts';

/** Writes down that a mailbox does not work; those who can repair it are told once, until it worked again. */
export async function tellFailing(tx: Tx, mailboxId: string, way: 'in' | 'out', error: string): Promise<void> {
  if (!(await markFailing(tx, mailboxId, way, error))) return;
  const mailbox = await mailboxById(tx, mailboxId);
  if (!mailbox) return;
  await tx.announce({ name: 'channels_email.health_changed', brandId: mailbox.brand_id, subjectId: mailboxId, payload: { way, working: false } });
  await notify(tx, { kind: 'channel_down', brandId: mailbox.brand_id, personIds: await keepers(tx, mailbox.brand_id), subjectKind: 'mailbox', subjectId: mailboxId });
}

/** People who may set up channels of a brand. */
async function keepers(tx: Tx, brandId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select distinct p.id from identity.person p join identity.role_assignment a on a.person_id = p.id join identity.role r on r.id = a.role_id
    where p.disabled_at is null and a.brand_id in (${brandId}::uuid, '00000000-0000-0000-0000-000000000000'::uuid) and r.permissions && '{*,channels.*,channels.settings}'::text[]`);
  return rows.map((row) => row.id);
}
