import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { SILENCES } from '../../rules/orders/silence.ts';
import type { OrdersAsked } from './per-order.ts';

export interface SilenceCount {
  /** what they last had: something they were told, or something that was to be seen */
  readonly told: boolean;
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly orderDays: number;
  readonly writes: number;
}

/** Days customers of a period's orders spent in each length of silence, and how often one wrote in it. */
export async function silenceCounts(tx: Tx, asked: Omit<OrdersAsked, 'reasonIds'>): Promise<SilenceCount[]> {
  const rows = await tx.rows<{ place: number; order_days: number; writes: number }>(sql`
    select place, sum(order_days) as order_days, sum(writes)::integer as writes from facts.silence_day where brand_id = ${asked.brandId} and day >= ${asked.from}::date and day < ${asked.to}::date group by place`);
  return [false, true].flatMap((told) => SILENCES.map((fromDays, n) => {
    const row = rows.find((one) => one.place === n + (told ? SILENCES.length : 0));
    return { told, fromDays, toDays: SILENCES[n + 1] ?? null, orderDays: row?.order_days ?? 0, writes: row?.writes ?? 0 };
  }));
}
