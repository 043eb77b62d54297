import type { Tx } from '../../../platform/db/tx.ts';
import { INSTALLATION } from '../../audit/index.ts';
import type { LeaveView } from '../contract.ts';
import { LEAVE_CHANGED, type LeaveChanged } from '../events.ts';

/** Says that leave is what it is now; whoever plans shifts hears it, however it came about. */
export async function tellLeave(tx: Tx, { id, person_id, from, to, kind, state }: LeaveView, was: LeaveView['state'] | null): Promise<void> {
  const payload: LeaveChanged = { person_id, from, to, kind, state, was };
  await tx.announce({ name: LEAVE_CHANGED, brandId: INSTALLATION, subjectId: id, payload });
}
