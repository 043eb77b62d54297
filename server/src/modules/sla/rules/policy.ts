import type { Hours, Metric } from './clocks.ts';

/** What a policy may ask about a conversation. Each holds any number of values. */
export const FACT_FIELDS = ['channel', 'reason', 'priority', 'tier', 'tag', 'team', 'language', 'order_state', 'payment_state', 'fulfilment_state'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** A conversation as policies see it. A reason comes with the one above it; amounts are minor units of the order's own currency. */
export type Facts = Readonly<Record<FactField, readonly string[]>> & {
  readonly brand: string;
  /** null where no order is spoken of */
  readonly orderTotalMinor: number | null;
};

export type Condition =
  | { readonly field: FactField; readonly is: 'one_of' | 'none_of'; readonly values: readonly string[] }
  | { readonly field: 'order_total'; readonly is: 'at_least'; readonly amount_minor: number };

export interface Target {
  readonly metric: Metric;
  readonly hours: Hours;
  readonly seconds: number;
  /** the contact reason's own target instead, where it has one */
  readonly by_reason?: boolean;
}

/** Another target for some of what a policy catches; every list it names has to hold. */
export interface Override {
  readonly reason?: readonly string[];
  readonly channel?: readonly string[];
  readonly priority?: readonly string[];
  readonly tier?: readonly string[];
  readonly targets: readonly { readonly metric: Metric; readonly hours: Hours; readonly seconds: number }[];
}

/** Something that has to be done before a moment of the order, and how long before it. */
export interface Deadline {
  readonly metric: Metric;
  readonly moment: 'fulfilment_cut_off' | 'promised_date';
  readonly lead_seconds: number;
}

export interface Policy {
  readonly id: string;
  readonly name: string;
  /** all of them have to hold; without any it catches everything */
  readonly conditions: readonly Condition[];
  /** in which of the brand's calendars business hours are counted; the usual one where none is named, or it is gone */
  readonly calendar_id?: string | null;
  readonly targets: readonly Target[];
  readonly overrides: readonly Override[];
  readonly deadlines: readonly Deadline[];
  /** "HH:MM" until which orders leave on a working day; null while unknown */
  readonly cut_off: string | null;
  /** percent of the time there is */
  readonly warn_owner_percent: number;
  readonly warn_lead_percent: number;
  /** a snoozed conversation waits for somebody else */
  readonly snooze_pauses: boolean;
}

/** The first policy that catches it; null when none does. */
export function choosePolicy(policies: readonly Policy[], facts: Facts): Policy | null {
  return policies.find((policy) => catches(policy, facts)) ?? null;
}

/** Whether all of somebody's conditions hold. */
export function catches(policy: Pick<Policy, 'conditions'>, facts: Facts): boolean {
  return policy.conditions.every((condition) => holds(condition, facts));
}

function holds(condition: Condition, facts: Facts): boolean {
  if (condition.field === 'order_total') return facts.orderTotalMinor !== null && facts.orderTotalMinor >= condition.amount_minor;
  const among = facts[condition.field].some((value) => condition.values.includes(value));
  return condition.is === 'one_of' ? among : !among;
}

/** What a policy wants of one conversation: the first override that fits, else the reason's own, else the policy's. */
export function targetsFor(policy: Policy, facts: Facts, reasonSeconds: number | null): { metric: Metric; hours: Hours; seconds: number }[] {
  const fitting = policy.overrides.filter((one) => fits(one, facts));
  const own = policy.targets.map(({ metric, hours, seconds, by_reason: byReason }) => ({ metric, hours, seconds: byReason === true && reasonSeconds !== null ? reasonSeconds : seconds }));
  const same = (a: { metric: Metric; hours: Hours }) => (b: { metric: Metric; hours: Hours }): boolean => a.metric === b.metric && a.hours === b.hours;
  const overridden = own.map((target) => ({ ...target, seconds: fitting.flatMap((one) => one.targets).find(same(target))?.seconds ?? target.seconds }));
  // An override may also want something that the policy otherwise does not.
  const added = fitting.flatMap((one) => one.targets).filter((target, i, all) => !own.some(same(target)) && all.findIndex(same(target)) === i);
  return [...overridden, ...added];
}

function fits(override: Override, facts: Facts): boolean {
  return (['reason', 'channel', 'priority', 'tier'] as const).every((field) => override[field] === undefined || facts[field].some((value) => override[field]?.includes(value)));
}
