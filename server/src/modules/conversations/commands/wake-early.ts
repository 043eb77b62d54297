import type { Tx } from '../../../platform/db/tx.ts';
import { WOKEN } from '../events.ts';
import type { ConversationRow } from '../store/conversations.ts';

/** Something happened before the time it was snoozed until: whoever writes the row has cleared that time, and this says so. */
export async function wakeEarly(tx: Tx, row: Pick<ConversationRow, 'id' | 'brand_id'>): Promise<void> {
  await tx.unschedule('conversations.wake', row.id);
  await tx.announce({ name: WOKEN, brandId: row.brand_id, subjectId: row.id, payload: { until: null } });
}
