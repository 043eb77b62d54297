import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { putLoyalty, putSubscription, subscriptionActions, type MemberAtPlace, type MemberDesk, type MemberErrand, type SubscriptionConsequence, type SubscriptionLine, type SubscriptionState, type Every } from '../../../modules/memberships/index.ts';

const writer = systemActor('demo subscriptions');

/** Where the demo's subscriptions and points are kept: it has no other books than ours, and does what it is asked at once. */
export function demoMemberDesk(db: Database): MemberDesk {
  const done = new Set<string>();
  return {
    offers: async (_tx, at) => (at.source === 'demo' ? (at.what === 'points' ? (['adjust_points'] as const) : subscriptionActions).map((kind) => ({ kind, ready: true, because: null })) : null),
    refresh: async () => {},
    send: async (errand) => {
      if (!done.has(errand.id)) await db.transact(writer, (tx) => write(tx, errand));
      done.add(errand.id);
      return { answer: 'accepted', said: 'the demo did it' };
    },
    find: async (errand) => ((done.has(errand.id) || (await db.read(writer, (tx) => isThere(tx, errand)))) ? { happened: 'yes', said: 'it stands in the demo' } : { happened: 'no', said: 'the demo does not know it' }),
  };
}

interface Row {
  state: SubscriptionState['state'];
  lines: SubscriptionLine[];
  currency: string;
  total_minor: number | null;
  every_unit: Every['unit'] | null;
  every_count: number | null;
  next_charge_at: Date | null;
  started_at: Date;
}

const rowOf = (tx: Tx, at: MemberAtPlace): Promise<Row> => tx.one<Row>(sql`select state, lines, currency, total_minor, every_unit, every_count, next_charge_at, started_at from memberships.subscription where brand_id = ${at.brandId} and source = ${at.source} and source_id = ${at.sourceId}`);

const pointsOf = (tx: Tx, at: MemberAtPlace): Promise<{ points: number; tier: string | null; points_expire_at: Date | null }> => tx.one(sql`select points, tier, points_expire_at from memberships.member where brand_id = ${at.brandId} and source = ${at.source} and source_id = ${at.sourceId}`);

/** What stands here after a restart, when nothing else is remembered. */
async function isThere(tx: Tx, { at, wish, consequence }: MemberErrand): Promise<boolean> {
  if (wish.kind === 'adjust_points') return 'after' in consequence && (await pointsOf(tx, at)).points === consequence.after;
  const row = await rowOf(tx, at);
  const wanted = consequence as SubscriptionConsequence;
  return row.state === wanted.state && (row.next_charge_at?.getTime() ?? null) === (wanted.nextChargeAt === null ? null : new Date(wanted.nextChargeAt).getTime()) && (wish.kind !== 'swap' || row.lines.some((line) => line.title === wish.instead.title));
}

async function write(tx: Tx, { at, wish, consequence, reason }: MemberErrand): Promise<void> {
  if (wish.kind === 'adjust_points') {
    const before = await pointsOf(tx, at);
    await putLoyalty(tx, { brandId: at.brandId, source: at.source, customerSourceId: at.personSourceId, email: at.email, points: before.points + wish.by, tier: before.tier, pointsExpireAt: before.points_expire_at, changedAt: tx.now });
    return;
  }
  const row = await rowOf(tx, at);
  const to = consequence as SubscriptionConsequence;
  await putSubscription(tx, {
    brandId: at.brandId, source: at.source, sourceId: at.sourceId, customerSourceId: at.personSourceId, email: at.email, state: to.state, currency: row.currency, totalMinor: to.nextTotalMinor ?? row.total_minor, every: row.every_unit !== null && row.every_count !== null ? { unit: row.every_unit, count: row.every_count } : null,
    lines: wish.kind === 'swap' ? row.lines.map((line) => (line.sourceId === wish.line ? { ...line, sku: wish.instead.sku, title: wish.instead.title, unitPriceMinor: wish.instead.unitPriceMinor } : line)) : row.lines,
    nextChargeAt: to.nextChargeAt === null ? null : new Date(to.nextChargeAt), cancelledAt: wish.kind === 'cancel' ? tx.now : null, cancelReason: wish.kind === 'cancel' ? reason || wish.why : null, at: row.started_at, changedAt: tx.now,
  });
}
