import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import { askedFrom, mayRepeat, maySettle, mayWithdraw } from '../../orders/index.ts';
import type { MemberActionView } from '../contract.ts';
import type { MemberActionRow } from '../store/actions.ts';

export async function showMemberActions(tx: Tx, rows: readonly MemberActionRow[]): Promise<MemberActionView[]> {
  if (rows.length === 0) return [];
  const names = await peopleNames(tx, rows.map((row) => row.asked_by).filter((id): id is string => id !== null));
  const numbers = new Map(await Promise.all([...new Set(rows.map((row) => row.conversation_id).filter((id): id is string => id !== null))].map(async (id) => [id, (await askedFrom.get()(tx, id, null))?.number ?? null] as const)));
  return rows.map((row): MemberActionView => ({
    id: row.id, brand_id: row.brand_id, subscription_id: row.subscription_id, member_id: row.member_id, conversation: row.conversation_id === null ? null : { id: row.conversation_id, number: numbers.get(row.conversation_id) ?? null }, kind: row.kind, wish: row.wish as unknown as Record<string, unknown>,
    consequence: row.consequence as unknown as Record<string, unknown>, reason: row.reason, offered: row.offered, state: row.state, problem: row.problem, problem_note: row.problem_note, attempts: row.attempts, evidence: row.evidence,
    asked_by: row.asked_by === null ? null : { id: row.asked_by, name: names.get(row.asked_by) ?? '' }, asked_at: row.asked_at.toISOString(), settled_at: row.settled_at?.toISOString() ?? null,
    may: { check: ['asked', 'sending', 'unknown'].includes(row.state), settle: maySettle(row.state), again: mayRepeat(row.state, row.problem), withdraw: mayWithdraw(row.state) && row.attempts === 0 },
  }));
}
