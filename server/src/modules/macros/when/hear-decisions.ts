import type { Actor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Listener } from '../../../platform/events/listener.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { APPROVAL_DECIDED } from '../../approvals/index.ts';
import { notify } from '../../notifications/index.ts';
import { addMacro, changeMacro } from '../commands/change-macro.ts';
import { MACRO_APPROVAL } from '../commands/propose.ts';
import type { MacroDraftInput } from '../contract.ts';

interface Proposal {
  id: string;
  brand_id: string;
  macro_id: string | null;
  base_version: number | null;
  draft: MacroDraftInput;
  restored_from: number | null;
  by_id: string | null;
}

/** A second person decided: what was wished for holds, in the name of whoever wished it, or it does not. */
export const hearDecisions: Listener = {
  name: 'macros.hear-decisions',
  hears: [APPROVAL_DECIDED],
  handle: async (tx, event) => {
    if (event.payload['kind'] !== MACRO_APPROVAL) return;
    const proposal = await tx.maybe<Proposal>(sql`select id, brand_id, macro_id, base_version, draft, restored_from, by_id from macros.proposal where id = ${String(event.payload['subject_id'])} and state = 'waiting' for update`);
    if (proposal === undefined) return;
    const decision = String(event.payload['decision']);
    const state = decision === 'approved' ? await apply(tx, proposal) : decision;
    await tx.run(sql`update macros.proposal set state = ${state}, decided_at = ${tx.now} where id = ${proposal.id}`);
    if (proposal.by_id !== null) await notify(tx, { kind: 'proposal_decided', brandId: proposal.brand_id, personIds: [proposal.by_id], subjectKind: 'macro', subjectId: proposal.macro_id ?? proposal.id });
  },
};

/** `outdated` when the macro is another one by now, or its name was taken: whoever wished it writes it again, knowing that. */
async function apply(tx: Tx, { brand_id: brandId, macro_id: macroId, base_version: version, draft, restored_from: restoredFrom, by_id: by }: Proposal): Promise<'approved' | 'outdated'> {
  const wisher: Actor = { kind: 'person', id: by, name: '', grants: new Map(), brands: [brandId] };
  const own = tx.asOf(tx.now, wisher);
  try {
    await tx.attempt(async () => {
      if (macroId === null) await addMacro(own, { ...draft, brand_id: brandId });
      else await changeMacro(own, macroId, { ...draft, ...(version === null ? {} : { version }) }, restoredFrom);
    });
    return 'approved';
  } catch (error) {
    if (error instanceof Refusal || (error as { code?: unknown }).code === '23505') return 'outdated';
    throw error;
  }
}
