import type { Actionable } from '@keepdesk/client';
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
  restock: boolean;
  address: Readonly<Record<string, string | undefined>>;
}

export function startOf(kind: Kind, order: Actionable['order']): Filled {
  const all = Object.fromEntries(order.lines.map((line) => [line.id, kind === 'reship' ? String(line.quantity) : '0']));
  return { scope: 'full', pieces: all, shipping: false, amount: '', restock: order.fulfilment_state === 'unfulfilled', address: { ...order.address } };
}

/** The wish as the API takes it; null while the form does not hold one yet. */
export function wishOf(kind: Kind, filled: Filled, currency: string): Wish | null {
  const lines = Object.entries(filled.pieces).map(([line_id, text]) => ({ line_id, quantity: Number(text) })).filter((line) => line.quantity > 0);
  const whole = lines.every((line) => Number.isInteger(line.quantity));
  const amount_minor = minorOf(filled.amount, minorDigits(currency));
  switch (kind) {
    case 'cancel':
      return { kind, restock: filled.restock };
    case 'correct_address':
      return { kind, address: Object.fromEntries(addressFields.flatMap((name) => (filled.address[name]?.trim() ? [[name, filled.address[name].trim()]] : []))) };
    case 'reship':
      return lines.length > 0 && whole ? { kind, lines } : null;
    case 'credit':
      return amount_minor ? { kind, amount_minor } : null;
    case 'refund':
      if (filled.scope === 'amount') return amount_minor ? { kind, scope: 'amount', amount_minor, restock: false } : null;
      if (filled.scope === 'lines') return lines.length > 0 && whole ? { kind, scope: 'lines', lines, shipping: filled.shipping, restock: filled.restock } : null;
      return { kind, scope: filled.scope, restock: filled.scope === 'full' && filled.restock };
  }
}
