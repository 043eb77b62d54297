import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { minorDigits } from '../../../platform/money/money.ts';
import { customersBehind } from '../../customers/index.ts';
import type { AskedFrom } from '../ports.ts';
import { judgeAuthority, type Authority, type LimitKind } from '../rules/authority.ts';
import type { Risk } from '../rules/customer-risk.ts';
import { riskOf } from './customer-risk.ts';
import { carePolicy, limitsOfActor } from './limits.ts';

export interface AloneAsked {
  readonly brandId: string;
  readonly kind: LimitKind;
  /** in minor units of the currency; of points, how many */
  readonly amountMinor: number;
  /** of this person and kind within the last 24 hours */
  readonly todayMinor: number;
  /** null: points */
  readonly currency: string | null;
  readonly reason: string;
  /** whether who writes is the buyer; null where it goes to the customer whoever writes */
  readonly proven: boolean | null;
  /** the conversation it is asked from; its contact reason counts where it is with this customer, or with whoever proved to be the buyer */
  readonly from: Pick<AskedFrom, 'reasonId' | 'customerId'> | null;
  readonly customerId: string | null;
  readonly orderId: string | null;
}

/** Limits count in hundredths, whatever the currency's smallest coin. */
export const inHundredths = (minor: number, currency: string | null): number => Math.round(minor * 10 ** (2 - (currency === null ? 0 : minorDigits(currency))));

/** Whether whoever is asking may do it alone, by their roles, the contact reason and how the customer stands. */
export async function mayAlone(tx: Tx, asked: AloneAsked): Promise<{ authority: Authority; risk: Risk }> {
  const limits = await limitsOfActor(tx, asked.brandId, asked.kind, await pathOf(tx, asked));
  const risk = await riskOf(tx, asked.brandId, asked);
  const authority = judgeAuthority(limits, {
    amountMinor: inHundredths(asked.amountMinor, asked.currency), todayMinor: inHundredths(asked.todayMinor, asked.currency), reason: asked.reason, proven: asked.proven !== false, risk: risk.level, care: await carePolicy(tx, asked.brandId),
  });
  return { authority, risk };
}

/** One after the other: what somebody lets out alone in a day is counted with everything they ask for at the same time. Until the transaction ends. */
export async function holdDay(tx: Tx, brandId: string, kind: LimitKind): Promise<void> {
  if (tx.actor.id !== null) await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`alone:${brandId}:${tx.actor.id}:${kind}`}, 0))`);
}

async function pathOf(tx: Tx, { from, proven, customerId }: AloneAsked): Promise<string[] | null> {
  if (from === null) return null;
  const theirs = proven === true || (from.customerId !== null && customerId !== null && (await customersBehind(tx, customerId)).includes(from.customerId));
  return theirs ? reasonPath(tx, from.reasonId) : null;
}

/** A contact reason and what lies above it, the nearest first. */
export async function reasonPath(tx: Tx, reasonId: string | null): Promise<string[]> {
  if (reasonId === null) return [];
  const rows = await tx.rows<{ id: string }>(sql`
    with recursive up as (select id, parent_id, 0 as depth from taxonomy.reason where id = ${reasonId} union all select r.id, r.parent_id, up.depth + 1 from taxonomy.reason r join up on r.id = up.parent_id where up.depth < 20)
    select id from up order by depth`);
  return rows.map((row) => row.id);
}
