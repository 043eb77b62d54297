import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { askApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import type { MacroDraftInput } from '../contract.ts';

export const MACRO_APPROVAL = 'macro';
export const APPROVES = 'macros.approve';

export interface Wish {
  readonly brandId: string;
  /** null for a new macro */
  readonly macroId: string | null;
  readonly baseVersion: number | null;
  readonly draft: MacroDraftInput;
  readonly restoredFrom?: number;
}

/** Whether what this person writes for everybody in a brand waits for a second one. Their own macros never do. */
export async function needsApproval(tx: Tx, brandId: string, scope: 'mine' | 'everyone'): Promise<boolean> {
  if (scope === 'mine' || may(tx.actor, APPROVES, brandId)) return false;
  return (await tx.maybe(sql`select 1 from macros.settings where brand_id = ${brandId} and approval`)) !== undefined;
}

/** Puts a wish before a second person. One at a time for a macro: another one would be written without knowing of it. */
export async function propose(tx: Tx, { brandId, macroId, baseVersion, draft, restoredFrom }: Wish): Promise<void> {
  if (macroId !== null && (await tx.maybe(sql`select 1 from macros.proposal where macro_id = ${macroId} and state = 'waiting'`))) throw conflict('proposal_waiting', 'Another change of this macro waits for a second person. Wait until it is decided.');
  const id = tx.id();
  await tx.run(sql`
    insert into macros.proposal (id, brand_id, macro_id, base_version, draft, restored_from, by_id, at)
    values (${id}, ${brandId}, ${macroId}, ${baseVersion}, ${JSON.stringify(draft)}::jsonb, ${restoredFrom ?? null}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
  const approvalId = await askApproval(tx, { brandId, kind: MACRO_APPROVAL, subjectId: id, conversationId: null, number: null, because: 'macro', permission: APPROVES, amountMinor: null, currency: null, reason: draft.why ?? '' });
  await tx.run(sql`update macros.proposal set approval_id = ${approvalId} where id = ${id}`);
}

export async function keepSettings(tx: Tx, brandId: string, approval: boolean): Promise<void> {
  await tx.run(sql`insert into macros.settings (brand_id, approval) values (${brandId}, ${approval}) on conflict (brand_id) do update set approval = excluded.approval`);
  await record(tx, { action: 'macros.settings_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { approval } });
}

export async function settingsOf(tx: Tx, brandId: string): Promise<{ approval: boolean }> {
  return (await tx.maybe<{ approval: boolean }>(sql`select approval from macros.settings where brand_id = ${brandId}`)) ?? { approval: false };
}
