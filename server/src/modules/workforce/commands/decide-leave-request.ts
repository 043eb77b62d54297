import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { notify } from '../../notifications/index.ts';
import { decideLeave, leaveById, termsOf, type LeaveView } from '../../people/index.ts';
import type { RequestDecisionInput } from '../contract-own-week.ts';
import { brandsOf } from '../queries/own-person.ts';
import { shiftsTouching } from '../queries/shifts-touching.ts';
import { decideAlone } from '../store/week-settings.ts';
import { endShifts } from './own-leave.ts';

/** A planner grants or refuses leave that was put to a person; granted, it ends the shifts in its days. Whoever asked is told. @throws Refusal where it was decided otherwise meanwhile */
export async function decideLeaveRequest(tx: Tx, id: string, { state, because }: RequestDecisionInput): Promise<LeaveView> {
  await decideAlone(tx);
  const asked = await leaveById(tx, id);
  const [person] = asked === undefined ? [] : await termsOf(tx, { personIds: [asked.person_id] });
  if (asked === undefined || person === undefined) throw notFound('leave');
  const leave = await decideLeave(tx, id, { state, because });
  if (asked.state === state) return leave;
  if (state === 'granted') await endShifts(tx, id, await shiftsTouching(tx, person, leave));
  const [brandId] = await brandsOf(tx, leave.person_id);
  if (brandId !== undefined) await notify(tx, { kind: 'leave_or_swap_decided', brandId, personIds: [leave.person_id], subjectKind: 'leave', subjectId: id });
  return leave;
}
