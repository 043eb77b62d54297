import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import { orderNumberKey } from '../../orders/index.ts';
import { faultsOf } from '../commands/save-policy.ts';
import type { PolicyAnswer, PolicyVersionView, TriedPolicyView } from '../contract.ts';
import { judgeReturn } from '../rules/judge-return.ts';
import type { Condition, ReturnPolicy, WishReason } from '../rules/policy.ts';
import type { ReturnTerms } from '../rules/terms.ts';
import { caseOfOrder } from './case-of-order.ts';
import { policyOf } from './policies.ts';

/** What a brand goes by, and what somebody is working on. */
export async function showPolicy(tx: Tx, brandId: string): Promise<PolicyAnswer> {
  const held = await policyOf(tx, brandId);
  const published = await tx.maybe<{ at: Date; by_id: string | null }>(sql`select at, by_id from returns.version where brand_id = ${brandId} and number = ${held.number}`);
  const draft = await tx.maybe<{ base: number; policy: ReturnPolicy; terms: ReturnTerms; by_id: string | null; at: Date }>(sql`select base, policy, terms, by_id, at from returns.draft where brand_id = ${brandId}`);
  const names = await peopleNames(tx, [published?.by_id ?? null, draft?.by_id ?? null].filter((id) => id !== null));
  return {
    version: held.number, policy: held.policy as never, terms: held.terms as never, published_at: published?.at.toISOString() ?? null, published_by: names.get(published?.by_id ?? '') ?? null,
    draft: draft === undefined ? null : { base: draft.base, policy: draft.policy as never, terms: draft.terms as never, by: names.get(draft.by_id ?? '') ?? null, at: draft.at.toISOString(), faults: faultsOf(draft) },
  };
}

/** The versions of a brand, newest first. */
export async function showVersions(tx: Tx, brandId: string, limit: number): Promise<PolicyVersionView[]> {
  const rows = await tx.rows<{ number: number; policy: ReturnPolicy; terms: ReturnTerms; by_id: string | null; at: Date; restored_from: number | null }>(sql`select number, policy, terms, by_id, at, restored_from from returns.version where brand_id = ${brandId} order by number desc limit ${limit}`);
  const names = await peopleNames(tx, rows.map((row) => row.by_id).filter((id) => id !== null));
  return rows.map((row) => ({ version: row.number, policy: row.policy as never, terms: row.terms as never, at: row.at.toISOString(), by: names.get(row.by_id ?? '') ?? null, restored_from: row.restored_from }));
}

/** What a policy that nobody goes by yet would decide now, for one piece of every line of an order. */
export async function tryPolicy(tx: Tx, brandId: string, policy: ReturnPolicy, asked: { order_number: string; reason: WishReason; condition?: Condition; photos?: number }): Promise<TriedPolicyView> {
  const order = await tx.maybe<{ id: string }>(sql`select id from orders."order" where brand_id = ${brandId} and number_key = ${orderNumberKey(asked.order_number)} order by placed_at desc limit 1`);
  if (order === undefined) throw notFound('order in this brand');
  const found = await caseOfOrder(tx, order.id);
  const wish = { quantity: 1, reason: asked.reason, photos: asked.photos ?? 0, ...(asked.condition === undefined ? {} : { condition: asked.condition }) };
  return {
    order: { id: order.id, number: found.known.at.number, currency: found.order.currency, placed_at: found.order.ordered_at },
    lines: found.order.lines.map((line) => ({
      line_id: line.id, title: found.known.state.lines.find((one) => one.id === line.id)?.title ?? '', judged: judgeReturn(policy, found.order, { lines: [{ line_id: line.id, ...wish }], customer: found.customer }, tx.now.toISOString()) as never,
    })),
  };
}
