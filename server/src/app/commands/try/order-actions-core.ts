import { judgeAuthority, type Limit } from '../../../modules/orders/rules/authority.ts';
import { actionKinds, applyAction, judgeAction, type ActionKind, type ActionWish, type OrderState } from '../../../modules/orders/rules/judge-action.ts';
import { actInShop, type ShopPolicy, type ShopState } from '../../../modules/orders/rules/shop-policy.ts';
import { optionalField, TryError, type TryCore } from './core.ts';

/** `keepdesk try order-actions`: what may be done to an order, one action after another, and what it would do. */
export function orderActionsCore(): TryCore {
  return {
    help: [
      'In:  {"state","actions":[{"name","arguments"}],"policy"?}',
      '     state: {"state":"open|closed|cancelled","payment_state":"paid|partially_refunded|refunded|pending|authorized|voided",',
      '       "fulfilment_state":"unfulfilled|partial|fulfilled","currency","total_minor","refunded_minor"?,"shipping_minor"?,"tax_minor"?,',
      '       "lines":[{"id","title"?,"quantity","unit_price_minor","refunded_quantity"?}]}',
      '     actions, carried out in order; one that is refused changes nothing:',
      '       cancel {"restock"?} · refund {"scope":"full|lines|shipping|amount","lines"?:[{"line_id","quantity"}],"shipping"?,"amount_minor"?,"restock"?}',
      '       correct_address {"address":{"name","line1","line2"?,"postal_code"?,"city","region"?,"country"}} · reship {"lines":[…]} · credit {"amount_minor"}',
      '     policy: {"limits":[{"kind","allowed","single_minor","day_minor","reason_required"}],"reason"?,"proven"?}; without limits nobody is limited',
      'Out: {"results":[{"allowed","because","consequence"?}],"state"}; because is null when allowed, "needs_approval:single|day|role" or "needs_reason"',
      '     when the limits say so. Amounts are minor units; the state after stands in the last field.',
      '',
      'A whole shop, in the same way: {"state":{"orders":{id:{…}},"users":{id:{…}},"products":{id:{…}}},"actions":[…],"policy"?}',
      '     orders: {"order_id","user_id","address","items":[{"item_id","product_id","price","options"}],"status":"pending|processed|delivered|cancelled",',
      '       "payment_history":[{"transaction_type","amount","payment_method_id"}]} · users: {"address","payment_methods":{id:{"source","balance"?}}}',
      '     · products: {"variants":{id:{"item_id","available","price","options"}}}; amounts are decimals here',
      '     actions: cancel_pending_order {"order_id","reason"} · modify_pending_order_address {"order_id","address1",…} · modify_pending_order_payment',
      '       {"order_id","payment_method_id"} · modify_pending_order_items, exchange_delivered_order_items {"order_id","item_ids","new_item_ids",',
      '       "payment_method_id"} · return_delivered_order_items {"order_id","item_ids","payment_method_id"} · modify_user_address {"user_id",…};',
      '       those that only look are allowed where there is something to see',
      '     policy: {"user_id"?,"cancel_reasons"?}: who was proven to be asking, and which reasons the shop takes',
      '     Changing, returning and exchanging items are judged here ahead of the buttons that will do them.',
      '',
      'Example:',
      `  echo '{"state":{"state":"open","payment_state":"paid","fulfilment_state":"unfulfilled","currency":"EUR","total_minor":4490,"shipping_minor":490,"lines":[{"id":"a","quantity":2,"unit_price_minor":2000}]},"actions":[{"name":"refund","arguments":{"scope":"lines","lines":[{"line_id":"a","quantity":1}]}},{"name":"cancel","arguments":{}}]}' | keepdesk try order-actions`,
    ].join('\n'),
    run: (input) => isShop(optionalField(input, 'state')) ? decideInShop(optionalField(input, 'state') as ShopState, optionalField(input, 'actions'), (optionalField(input, 'policy') ?? {}) as ShopPolicy) : decide(readState(optionalField(input, 'state')), readActions(optionalField(input, 'actions')), (optionalField(input, 'policy') ?? {}) as Policy),
  };
}

interface Policy {
  readonly limits?: readonly Limit[];
  readonly reason?: string;
  readonly proven?: boolean;
}

interface Result {
  allowed: boolean;
  because: string | null;
  consequence?: unknown;
}

function decide(start: OrderState, actions: readonly ActionWish[], policy: Policy): { results: Result[]; state: OrderState } {
  let state = start;
  const spent = new Map<ActionKind, number>();
  const results = actions.map((wish): Result => {
    const verdict = judgeAction(state, wish);
    if (!verdict.allowed) return { allowed: false, because: verdict.because };
    const { consequence } = verdict;
    const amount = consequence.refund_minor + consequence.given_minor;
    const refusal = policy.limits === undefined ? null : limited(policy, policy.limits, wish.kind, amount, spent.get(wish.kind) ?? 0);
    if (refusal !== null) return { allowed: false, because: refusal, consequence };
    state = applyAction(state, wish, consequence);
    spent.set(wish.kind, (spent.get(wish.kind) ?? 0) + amount);
    return { allowed: true, because: null, consequence };
  });
  return { results, state };
}

function isShop(state: unknown): boolean {
  return typeof state === 'object' && state !== null && ['orders', 'users', 'products'].every((part) => typeof (state as Record<string, unknown>)[part] === 'object' && (state as Record<string, unknown>)[part] !== null);
}

/** One action after another in a whole shop; what is refused changes nothing. */
function decideInShop(given: ShopState, actions: unknown, policy: ShopPolicy): { results: Result[]; state: ShopState } {
  if (!Array.isArray(actions)) throw new TryError('invalid_input', '"actions" must be a list');
  const state = structuredClone(given);
  const results = actions.map((one: unknown, at): Result => {
    const { name, arguments: more } = record(one, `actions[${at}]`);
    const because = actInShop(state, String(name), record(more ?? {}, `actions[${at}].arguments`), policy);
    return { allowed: because === null, because };
  });
  return { results, state };
}

function limited(policy: Policy, limits: readonly Limit[], kind: ActionKind, amountMinor: number, todayMinor: number): string | null {
  const authority = judgeAuthority(limits.filter((limit) => limit.kind === kind), { amountMinor, todayMinor, reason: policy.reason ?? '', proven: policy.proven ?? true });
  return authority.answer === 'alone' ? null : authority.answer === 'reason' ? 'needs_reason' : `needs_approval:${authority.because}`;
}

function readState(given: unknown): OrderState {
  const state = record(given, 'state');
  const whole = (name: string, fallback?: number): number => {
    const value = state[name] ?? fallback;
    if (!Number.isSafeInteger(value) || (value as number) < 0) throw new TryError('invalid_input', `"state.${name}" must be a whole number of minor units`);
    return value as number;
  };
  if (!Array.isArray(state.lines)) throw new TryError('invalid_input', '"state.lines" must be a list');
  const lines = state.lines.map((line: unknown, at) => {
    const { id, title, quantity, unit_price_minor, refunded_quantity } = record(line, `state.lines[${at}]`);
    if (![quantity, unit_price_minor].every(Number.isSafeInteger)) throw new TryError('invalid_input', `"state.lines[${at}]" needs a whole quantity and unit_price_minor`);
    return { id: String(id), title: String(title ?? id), quantity: quantity as number, unit_price_minor: unit_price_minor as number, refunded_quantity: Number(refunded_quantity ?? 0) };
  });
  return {
    state: (state.state ?? 'open') as OrderState['state'], payment_state: String(state.payment_state ?? 'paid'), fulfilment_state: String(state.fulfilment_state ?? 'unfulfilled'), currency: String(state.currency ?? 'EUR'),
    total_minor: whole('total_minor'), refunded_minor: whole('refunded_minor', 0), shipping_minor: state.shipping_minor === undefined ? null : whole('shipping_minor'), tax_minor: state.tax_minor === undefined ? null : whole('tax_minor'), lines,
  };
}

function readActions(given: unknown): ActionWish[] {
  if (!Array.isArray(given)) throw new TryError('invalid_input', '"actions" must be a list');
  return given.map((one: unknown, at) => {
    const { name, arguments: more } = record(one, `actions[${at}]`);
    const kind = actionKinds.find((known) => known === name);
    if (kind === undefined) throw new TryError('invalid_input', `"actions[${at}].name" must be one of ${actionKinds.join(', ')}`);
    const wish = { scope: 'full', restock: true, lines: [], address: {}, ...record(more ?? {}, `actions[${at}].arguments`), kind };
    return wish as unknown as ActionWish;
  });
}

function record(given: unknown, name: string): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new TryError('invalid_input', `"${name}" must be an object`);
  return given as Record<string, unknown>;
}
