import { Value } from 'typebox/value';
import { ActionReport, type ActionForShop, type ActionReportInput } from '../../../orders/index.ts';

/** What a shop may answer: how the action ended, that it is at it, or that it never heard of it. */
export type ShopSays = { readonly state: 'working' | 'not_known'; readonly message: string; readonly report?: undefined } | { readonly state: 'ended'; readonly report: ActionReportInput };

/** Reads a shop's answer to a request; null when it is not one that was agreed on, and then nobody knows. */
export function readAnswer(body: string): ShopSays | null {
  const given = parsed(body);
  if (given === null) return null;
  if (given.state === 'working' || given.state === 'not_known') return { state: given.state, message: String(given.message ?? '') };
  if (!Value.Check(ActionReport, given)) return null;
  // A yes without the order as it is now leaves open what the yes was to.
  return given.state === 'done' && given.order === undefined ? null : { state: 'ended', report: given };
}

/** The order in the answer to `order.read`. */
export function readOrder(body: string): NonNullable<ActionReportInput['order']> | null {
  const order = parsed(body)?.order;
  const report = { state: 'done', order };
  return order !== undefined && Value.Check(ActionReport, report) ? (report.order as NonNullable<ActionReportInput['order']>) : null;
}

function parsed(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** An action as it is put to a shop: what is wanted, and exactly what it is to come to. */
export function bodyOf(type: 'order_action.asked' | 'order_action.find', action: ActionForShop): string {
  const { order } = action;
  return JSON.stringify({
    type, action: {
      id: action.id, kind: action.kind, wish: action.wish, consequence: action.consequence, reason: action.reason,
      order: { source_id: order.sourceId, number: order.number, currency: order.currency },
    },
  });
}
