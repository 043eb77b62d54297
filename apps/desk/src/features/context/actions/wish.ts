import type { Actionable, SoldVariant } from '@keepdesk/client';
import { minorDigits } from '@keepdesk/ui';
import type { Kind, Wish } from '../../../shared/parts/order-actions/use-actions.ts';
import { minorOf } from '../../../shared/parts/order-actions/words.ts';

export const addressFields = ['name', 'line1', 'line2', 'postal_code', 'city', 'region', 'country'] as const;

/** What stands in the form. */
export interface Filled {
  scope: 'full' | 'lines' | 'shipping' | 'amount';
  /** pieces by line, as typed */
  pieces: Readonly<Record<string, string>>;
  shipping: boolean;
  amount: string;
  /** what comes into the order, with pieces as typed */
  added: readonly { variant: SoldVariant; pieces: string }[];
  restock: boolean;
  /** where money goes, or what credit is given as; empty: the usual way */
  way: string;
  address: Readonly<Record<string, string | undefined>>;
}

export function startOf(kind: Kind, order: Actionable['order']): Filled {
  const all = Object.fromEntries(order.lines.map((line) => [line.id, kind === 'reship' ? String(line.quantity) : kind === 'change_items' ? String(keptOf(line)) : '0']));
  return { scope: 'full', pieces: all, shipping: false, amount: '', added: [], way: '', restock: order.fulfilment_state === 'unfulfilled', address: { ...order.address } };
}

/** The wish as the API takes it; null while the form does not hold one yet. */
export function wishOf(kind: Kind, filled: Filled, order: Actionable['order']): Wish | null {
  const { currency } = order;
  const lines = Object.entries(filled.pieces).map(([line_id, text]) => ({ line_id, quantity: Number(text) })).filter((line) => line.quantity > 0);
  const whole = lines.every((line) => Number.isInteger(line.quantity));
  const amount_minor = minorOf(filled.amount, minorDigits(currency));
  switch (kind) {
    case 'cancel':
      return { kind, restock: filled.restock };
    case 'correct_address':
      return { kind, address: Object.fromEntries(addressFields.flatMap((name) => (filled.address[name]?.trim() ? [[name, filled.address[name].trim()]] : []))) };
    case 'change_items': {
      const set = order.lines.map((line) => ({ line_id: line.id, quantity: pieces(filled.pieces[line.id] ?? ''), before: keptOf(line) }));
      const add = filled.added.map((one) => ({ variant_id: one.variant.id, quantity: pieces(one.pieces) }));
      const changed = set.filter((line) => line.quantity !== line.before);
      if ([...set, ...add].some((one) => !Number.isInteger(one.quantity)) || changed.length + add.length === 0) return null;
      return { kind, set: changed.map(({ line_id, quantity }) => ({ line_id, quantity })), add };
    }
    case 'reship':
      return lines.length > 0 && whole ? { kind, lines } : null;
    case 'credit':
      return amount_minor ? { kind, amount_minor, ...wayOf(filled, ['code', 'gift_card', 'store_credit'] as const) } : null;
    case 'refund': {
      const way = wayOf(filled, ['original', 'store_credit'] as const);
      if (filled.scope === 'amount') return amount_minor ? { kind, scope: 'amount', amount_minor, restock: false, ...way } : null;
      if (filled.scope === 'lines') return lines.length > 0 && whole ? { kind, scope: 'lines', lines, shipping: filled.shipping, restock: filled.restock, ...way } : null;
      return { kind, scope: filled.scope, restock: filled.scope === 'full' && filled.restock, ...way };
    }
  }
}

/** Pieces of a line that are in the order still. */
export const keptOf = (line: Actionable['order']['lines'][number]): number => line.quantity - line.refunded_quantity;

/** Pieces as typed; nothing typed is no number. */
const pieces = (text: string): number => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : Number.NaN);

function wayOf<Way extends string>(filled: Filled, ways: readonly Way[]): { way?: Way } {
  const way = ways.find((one) => one === filled.way);
  return way === undefined ? {} : { way };
}
