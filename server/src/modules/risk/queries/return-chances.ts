import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { chanceAnyBack, chanceBack, shareBack } from '../rules/likely-return.ts';

export interface LikelyReturn {
  /** in [0, 1]: anything of the order comes back */
  readonly chance: number;
  /** the piece likeliest to */
  readonly piece: { readonly title: string; readonly chance: number };
}

interface Piece {
  readonly order_id: string;
  readonly title: string;
  readonly sold: number;
  readonly back: number;
  readonly whole_sold: number;
  readonly whole_back: number;
  readonly own_sold: number;
  readonly own_back: number;
}

/** How likely something of these orders comes back; orders of which something was asked to come back already, or that were cancelled, are left out. One round trip. */
export async function returnChances(tx: Tx, orderIds: readonly string[]): Promise<ReadonlyMap<string, LikelyReturn>> {
  if (orderIds.length === 0) return new Map();
  const rows = await tx.rows<Piece>(sql`
    with asked as (
      select o.id, o.brand_id, o.customer_id, o.placed_at from orders."order" o
      where o.id = any (${orderIds as string[]}::uuid[]) and o.state <> 'cancelled' and not exists (select from returns."return" r where r.order_id = o.id and r.state not in ('refused', 'cancelled', 'expired'))),
    buyers as (select distinct brand_id, customer_id from asked where customer_id is not null),
    own as (
      select p.brand_id, p.customer_id,
        (select coalesce(sum(l.quantity), 0)::integer from orders."order" o join orders.line l on l.order_id = o.id where o.brand_id = p.brand_id and o.customer_id = p.customer_id and o.state <> 'cancelled' and o.id <> all (${orderIds as string[]}::uuid[])) as sold,
        (select coalesce(sum(b.quantity), 0)::integer from orders."order" o join returns."return" r on r.order_id = o.id join returns.line b on b.return_id = r.id
          where o.brand_id = p.brand_id and o.customer_id = p.customer_id and o.state <> 'cancelled' and o.id <> all (${orderIds as string[]}::uuid[]) and r.state not in ('refused', 'cancelled', 'expired')) as back
      from buyers p)
    select a.id as order_id, l.title, coalesce(s.sold, 0) as sold, coalesce(s.back, 0) as back, coalesce(w.sold, 0) as whole_sold, coalesce(w.back, 0) as whole_back, coalesce(own.sold, 0) as own_sold, coalesce(own.back, 0) as own_back
    from asked a join orders.line l on l.order_id = a.id left join risk.sold s on s.brand_id = a.brand_id and s.sku = lower(l.sku) left join risk.sold w on w.brand_id = a.brand_id and w.sku = ''
      left join own on own.brand_id = a.brand_id and own.customer_id = a.customer_id
    order by a.placed_at desc, a.id, l.id`);
  return new Map([...Map.groupBy(rows, (row) => row.order_id)].map(([id, pieces]) => [id, likelyOf(pieces)]));
}

function likelyOf(pieces: readonly Piece[]): LikelyReturn {
  const judged = pieces.map((piece) => {
    const whole = { sold: piece.whole_sold, back: piece.whole_back };
    const own = { sold: piece.own_sold, back: Math.min(piece.own_back, piece.own_sold), expected: piece.own_sold * shareBack([whole]) };
    return { title: piece.title, chance: chanceBack([whole, { sold: piece.sold, back: piece.back }], own) };
  }).toSorted((a, b) => b.chance - a.chance);
  return { chance: chanceAnyBack(judged.map((one) => one.chance)), piece: judged[0] as LikelyReturn['piece'] };
}
