import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import { expiring, type Expiry } from '../ports.ts';
import { heldIn } from '../store/holds.ts';

export interface RetentionRule {
  /** '' for every channel without a rule of its own */
  readonly channel: string;
  readonly days: number;
}

export const RETAIN_JOB = 'privacy.retain';
const BATCH = 200;
const keeper = systemActor('retention');

/** Replaces a brand's rules. Nothing is erased before the next night. */
export async function setRetention(tx: Tx, brandId: string, rules: readonly RetentionRule[]): Promise<void> {
  await tx.run(sql`delete from privacy.retention where brand_id = ${brandId}`);
  for (const rule of rules) await tx.run(sql`insert into privacy.retention (brand_id, channel, days, changed_by, changed_at) values (${brandId}, ${rule.channel}, ${rule.days}, ${tx.actor.id}, ${tx.now}) on conflict (brand_id, channel) do update set days = excluded.days`);
  await record(tx, { action: 'privacy.retention_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: Object.fromEntries(rules.map((rule) => [rule.channel || 'all', rule.days])) });
}

export async function expiryOf(tx: Tx, brandId: string, rules: readonly RetentionRule[]): Promise<Expiry> {
  const held = await heldIn(tx, brandId);
  return { brandId, days: Object.fromEntries(rules.map((rule) => [rule.channel, rule.days])), heldCustomers: held.customers, heldConversations: held.conversations };
}

/** Erases what is older than its brand keeps it, some at a time, and writes down how much. */
export async function retainAll(db: Database): Promise<void> {
  const rules = await db.read(keeper, (tx) => tx.rows<RetentionRule & { brand_id: string }>(sql`select brand_id, channel, days from privacy.retention order by brand_id`));
  for (const brandId of new Set(rules.map((rule) => rule.brand_id))) await retainBrand(db, brandId, rules.filter((rule) => rule.brand_id === brandId));
  await db.transact(keeper, (tx) => tx.schedule({ kind: RETAIN_JOB, brandId: null, key: RETAIN_JOB, runAt: new Date(tx.now.getTime() + 86_400_000) }));
}

async function retainBrand(db: Database, brandId: string, rules: readonly RetentionRule[]): Promise<void> {
  let erased = 0;
  for (let some = BATCH; some === BATCH; erased += some) some = await db.transact(keeper, async (tx) => expiring.get().erase(tx, await expiryOf(tx, brandId, rules), BATCH));
  await db.transact(keeper, async (tx) => {
    const counts = await expiring.get().count(tx, await expiryOf(tx, brandId, rules));
    const heldBack = counts.reduce((sum, one) => sum + one.heldBack, 0);
    if (erased + heldBack === 0) return;
    await tx.run(sql`insert into privacy.run (id, brand_id, at, conversations, held_back) values (${tx.id()}, ${brandId}, ${tx.now}, ${erased}, ${heldBack})`);
    await record(tx, { action: 'privacy.conversations_expired', subjectKind: 'brand', subjectId: brandId, brandId, facts: { conversations: erased, held_back: heldBack } });
  });
}
