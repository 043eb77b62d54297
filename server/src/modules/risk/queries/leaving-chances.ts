import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { chanceStillThere, chanceToBuy, type Buying } from '../rules/still-a-customer.ts';
import { habitsOf } from '../store/taught.ts';

const DAY_MS = 86_400_000;
const BUY_DAYS = 90;

export interface Leaving {
  /** in [0, 1]: they were a customer and are none any more; 0 of whoever bought once, of whom their own buying says nothing yet */
  readonly gone: number;
  /** bought more than once: otherwise the chances are anybody's */
  readonly returned: boolean;
  /** in [0, 1]: they do not buy within ninety days */
  readonly noPurchase: number;
  /** the same of somebody who bought today for the first time: a chance alone says little */
  readonly usual: number;
}

/** How likely these customers do not come back; who never bought is left out. */
export async function leavingChances(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, Leaving>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx.rows<{ customer_id: string; brand_id: string; days: number; first: Date; last: Date }>(sql`
    select customer_id, brand_id, count(distinct (placed_at at time zone 'utc')::date)::integer as days, min(placed_at) as first, max(placed_at) as last
    from orders."order" where customer_id = any (${customerIds as string[]}::uuid[]) and state <> 'cancelled' group by 1, 2`);
  const habits = await habitsOf(tx, [...new Set(rows.map((row) => row.brand_id))]);
  return new Map(rows.map((row) => [row.customer_id, leavingOf(habits(row.brand_id), { repeats: row.days - 1, lastAfter: daysOf(row.first, row.last), known: daysOf(row.first, tx.now) })]));
}

function leavingOf(habits: Parameters<typeof chanceToBuy>[0], buying: Buying): Leaving {
  return { returned: buying.repeats > 0, gone: 1 - chanceStillThere(habits, buying), noPurchase: 1 - chanceToBuy(habits, buying, BUY_DAYS), usual: 1 - chanceToBuy(habits, { repeats: 0, lastAfter: 0, known: 0 }, BUY_DAYS) };
}

const daysOf = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / DAY_MS);
