import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** Says that what is in here is the demo world, so that the screens can say so too. */
export async function markDemo(tx: Tx): Promise<void> {
  await tx.run(sql`update identity.installation set demo = true`);
}
