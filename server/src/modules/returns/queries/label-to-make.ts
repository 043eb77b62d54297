import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { makerOf, type LabelMaker, type LabelPlace, type LabelWanted } from '../ports.ts';
import { fromShop, missingParts, type AddressPart } from '../rules/goods-address.ts';
import type { Slip } from '../rules/slip/slip-file.ts';
import { lookAtReturn } from '../store/returns.ts';
import { policyOf } from './policies.ts';

export interface LabelToMake {
  readonly way: 'place' | 'slip';
  /** the return ended meanwhile */
  readonly over: boolean;
  readonly askedBefore: boolean;
  /** it is only asked for to be given back */
  readonly unneeded: boolean;
  readonly maker: { readonly maker: LabelMaker; readonly place: LabelPlace } | null;
  /** what keeps it from being asked for, in a sentence that says what to do */
  readonly lacks: string | null;
  readonly wanted: LabelWanted;
  readonly slip: Slip;
}

interface LabelRow {
  way: 'place' | 'own' | 'slip';
  place_id: string | null;
  service: string;
  key: string | null;
  asked_at: Date | null;
  void: string | null;
}

interface OrderRow {
  id: string;
  source: string;
  source_id: string;
  number: string;
  email: string | null;
  phone: string | null;
  shipping_address: Record<string, string> | null;
}

const CALLED: Readonly<Record<AddressPart, string>> = { name: 'a name', company: 'a company', line1: 'a street', line2: 'a second line', postal_code: 'a postal code', city: 'a town', region: 'a region', country: 'a country', phone: 'a telephone number', email: 'an email address' };
const listed = (parts: readonly AddressPart[]): string => parts.map((part) => CALLED[part]).join(', ');

/** A label somebody wants, or wants to give back, with all its maker has to know; null where it is made already, or nobody has to do with it any more. */
export async function labelToMake(tx: Tx, id: string, returnId: string): Promise<LabelToMake | null> {
  const label = await tx.maybe<LabelRow>(sql`select way, place_id, service, key, asked_at, void from returns.label where id = ${id} and (state = 'wanted' or (void = 'wanted' and reference is null))`);
  if (label === undefined || label.way === 'own') return null;
  const { row, lines } = await lookAtReturn(tx, returnId);
  const order = row.order_id === null ? undefined : await tx.maybe<OrderRow>(sql`select o.id, o.source, o.source_id, o.number, o.email, o.shipping_address, (select value from customers.handle where customer_id = o.customer_id and kind = 'phone' order by created_at desc limit 1) as phone from orders."order" o where o.id = ${row.order_id}`);
  const { terms } = await policyOf(tx, row.brand_id);
  const from = fromShop(order?.shipping_address ?? null, { email: order?.email ?? null, phone: order?.phone ?? null, name: null });
  const [missing, missingHere] = [missingParts(from), missingParts(terms.address)];
  const over = !['approved', 'label_sent'].includes(row.state);
  return {
    way: label.way, over, askedBefore: label.asked_at !== null, unneeded: over || label.void === 'wanted',
    maker: label.place_id === null ? null : await makerOf(tx, row.brand_id, label.place_id),
    lacks: missingHere.length > 0 ? `The address goods go to lacks ${listed(missingHere)}: complete it in the returns settings.` : missing.length > 0 ? `The customer’s address lacks ${listed(missing)}: correct it in the order, then try again, or upload a label.` : null,
    wanted: {
      key: label.key ?? id, returnId, number: row.number, brandId: row.brand_id, order: { id: order?.id ?? '', source: order?.source ?? '', sourceId: order?.source_id ?? '', number: order?.number ?? '' }, placeId: label.place_id ?? '', service: label.service, weightGrams: terms.labels.weight_grams, from, to: terms.address,
      pieces: lines.map((line) => ({ lineId: line.line_id, sku: line.sku, title: line.title, quantity: line.quantity })),
      value: row.currency === null ? null : { amountMinor: lines.reduce((sum, line) => sum + line.value_minor, 0), currency: row.currency },
    },
    slip: { number: row.number, orderNumber: order?.number ?? '', to: terms.address, pieces: lines.map((line) => ({ title: line.title, quantity: line.quantity })) },
  };
}
