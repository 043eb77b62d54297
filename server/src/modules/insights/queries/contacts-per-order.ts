import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { readCursor, writeCursor } from '../../../platform/http/lists.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { behindOrders, countsBy, countsByReason, silenceCounts, type OrderDimension, type OrdersAsked } from '../../facts/index.ts';
import type { BehindView } from '../contract.ts';
import type { OrderBehindQueryInput, OrderPageQueryInput, OrderQueryInput, OrderRowsView, OrderRowView, SilenceQueryInput, SilenceRowsView } from '../contract-orders.ts';
import { daysOf, spanOf } from '../rules/periods.ts';
import { reasonRowsOf, rowsOf, silenceRowsOf, totalOf } from '../rules/per-order.ts';
import { MOST_BEHIND, shownBehind } from './drill.ts';

const MOST_DAYS = 1100;

interface Read {
  readonly asked: OrdersAsked;
  readonly about: Pick<OrderRowsView, 'time_zone' | 'period' | 'catching_up'>;
}

/** Contacts per order by one dimension, the whole table: what costs the most above the brand's rate first. */
export async function orderTable(tx: Tx, query: OrderQueryInput): Promise<{ rows: OrderRowView[]; total: OrderRowsView['total']; about: Read['about'] }> {
  const { asked, about } = await read(tx, query);
  if (query.by === 'reason') {
    const counts = await countsByReason(tx, asked, withinOf(query));
    return { rows: reasonRowsOf(counts), total: totalOf(counts, counts.within), about };
  }
  const counts = await countsBy(tx, asked, query.by);
  return { rows: rowsOf(counts), total: totalOf(counts), about };
}

/** A page of it: the order is made from all rows, so that a page is a cut of them. */
export async function contactsPerOrder(tx: Tx, query: OrderPageQueryInput): Promise<OrderRowsView> {
  const { rows, total, about } = await orderTable(tx, query);
  const begin = Number(readCursor(query.cursor)?.at ?? 0);
  if (!Number.isSafeInteger(begin)) throw invalid('This cursor is not one of ours; start from the first page.');
  const end = begin + (query.limit ?? 50);
  return { data: rows.slice(begin, end), next_cursor: rows.length > end ? writeCursor({ at: String(end), id: query.by }) : null, ...about, total };
}

/** Letters by how long customers had heard nothing. */
export async function silence(tx: Tx, query: SilenceQueryInput): Promise<SilenceRowsView> {
  const { asked, about } = await read(tx, query);
  return { ...silenceRowsOf(await silenceCounts(tx, asked)), next_cursor: null, ...about };
}

/** The conversations behind a row, or a reason within one, newest first, at most 500. */
export async function behindContactsPerOrder(tx: Tx, query: OrderBehindQueryInput): Promise<BehindView[]> {
  const { by, key } = query;
  // Filed under no reason has no id, and every other reason is asked for by its own.
  const unfiled = by === 'reason' && key === '';
  const reasonId = by === 'reason' && key !== undefined && key !== '' ? key : query.reason_id;
  const { asked } = await read(tx, { ...query, ...(reasonId === undefined ? {} : { reason_id: reasonId }) });
  const within = by === 'reason' ? withinOf(query) : key === undefined ? null : { dimension: by, key };
  return (await behindOrders(tx, asked, within, !unfiled, MOST_BEHIND)).map((row) => shownBehind({ unit: 'count', form: 'count' }, row));
}

function withinOf(query: Pick<OrderQueryInput, 'within_by' | 'within_key'>): { dimension: OrderDimension; key: string } | null {
  return query.within_by === undefined ? null : { dimension: query.within_by, key: query.within_key ?? '' };
}

/** Which orders are meant, on whose clock, and under which contact reasons: one round before the figures'. */
async function read(tx: Tx, query: SilenceQueryInput & { readonly reason_id?: string }): Promise<Read> {
  const [brand, reasons] = await Promise.all([
    tx.maybe<{ time_zone: string; catching_up: boolean }>(sql`
      select time_zone, exists (select from facts.changed_order c where c.brand_id = b.id offset 500) or exists (select from facts.changed_contact c where c.brand_id = b.id and not c.again offset 500) as catching_up from identity.brand b where id = ${query.brand_id}`),
    query.reason_id === undefined ? null : tx.rows<{ id: string }>(sql`select id from taxonomy.reason where brand_id = ${query.brand_id} and (id = ${query.reason_id} or parent_id = ${query.reason_id})`),
  ]);
  if (!brand) throw notFound('brand');
  if (reasons?.length === 0) throw notFound('contact reason');
  const period = daysAsked(query, tx.now, brand.time_zone);
  return { asked: { brandId: query.brand_id, ...period, reasonIds: reasons?.map((row) => row.id) ?? null }, about: { time_zone: brand.time_zone, period, catching_up: brand.catching_up } };
}

function daysAsked({ period = 'last_90_days', from, to }: SilenceQueryInput, now: Date, timeZone: string): { from: string; to: string } {
  if (period !== 'custom') return daysOf(spanOf(period, now, timeZone), timeZone);
  if (from === undefined || to === undefined) throw invalid('Say from which day to which.');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days > 0 && days <= MOST_DAYS)) throw invalid('The period must end after it begins and be at most three years long.');
  if (from < '1970' || to > '9999') throw invalid('These days lie outside what can be asked for.');
  return { from, to };
}
