import type { Tx } from '../../../../platform/db/tx.ts';
import { holdersOf } from '../../../identity/index.ts';
import { notify } from '../../../notifications/index.ts';
import { markFailing, mailboxById } from '../store/mailboxes.ts';

/** Writes down that a mailbox does not work; those who can repair it are told once, until it worked again. */
export async function tellFailing(tx: Tx, mailboxId: string, way: 'in' | 'out', error: string): Promise<void> {
  if (!(await markFailing(tx, mailboxId, way, error))) return;
  const mailbox = await mailboxById(tx, mailboxId);
  if (!mailbox) return;
  await tx.announce({ name: 'channels_email.health_changed', brandId: mailbox.brand_id, subjectId: mailboxId, payload: { way, working: false } });
  await notify(tx, { kind: 'channel_down', brandId: mailbox.brand_id, personIds: await holdersOf(tx, mailbox.brand_id, 'channels.settings'), subjectKind: 'mailbox', subjectId: mailboxId });
}
