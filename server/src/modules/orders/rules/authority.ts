import type { ActionKind } from './judge-action.ts';

/** What a role may do alone. An amount of null is without limit; amounts are hundredths of the order's own currency, whatever its smallest coin: 5000 is €50 and ¥50. */
export interface Limit {
  readonly kind: ActionKind;
  readonly allowed: boolean;
  readonly single_minor: number | null;
  /** of one person within 24 hours */
  readonly day_minor: number | null;
  readonly reason_required: boolean;
}

export type Authority = { readonly answer: 'alone' } | { readonly answer: 'approval'; readonly because: 'role' | 'single' | 'day' | 'unproven' } | { readonly answer: 'reason' };

/** What a brand asks for where nobody proved to be the buyer: nothing more, a reason, or a second person. */
export type Unproven = 'allow' | 'reason' | 'approval';

export interface Asked {
  /** in hundredths of the currency, like the limits */
  readonly amountMinor: number;
  /** of this person and kind within the last 24 hours */
  readonly todayMinor: number;
  readonly reason: string;
  readonly proven: boolean;
  /** `reason` unless told */
  readonly unproven?: Unproven;
}

/**
 * Whether somebody may act alone. Of several roles the most generous counts. Above a limit a second person is asked;
 * a reason is wanted first, where the role has to give one or the asker is not proven to be the buyer.
 */
export function judgeAuthority(limits: readonly Limit[], asked: Asked): Authority {
  const held = limits.filter((limit) => limit.allowed);
  const doubtful = !asked.proven && asked.unproven !== 'allow';
  const needsReason = doubtful || (held.length > 0 && held.every((limit) => limit.reason_required)) || held.length === 0;
  if (needsReason && asked.reason.trim() === '') return { answer: 'reason' };
  if (held.length === 0) return { answer: 'approval', because: 'role' };
  if (doubtful && asked.unproven === 'approval') return { answer: 'approval', because: 'unproven' };
  const single = held.filter((limit) => limit.single_minor === null || asked.amountMinor <= limit.single_minor);
  if (single.length === 0) return { answer: 'approval', because: 'single' };
  const day = single.some((limit) => limit.day_minor === null || asked.todayMinor + asked.amountMinor <= limit.day_minor);
  return day ? { answer: 'alone' } : { answer: 'approval', because: 'day' };
}

/** What built-in roles may do until a brand says otherwise; other roles may do nothing alone. */
export function startingLimit(role: string, kind: ActionKind): Limit {
  if (role === 'owner' || role === 'lead') return { kind, allowed: true, single_minor: null, day_minor: null, reason_required: kind !== 'correct_address' };
  if (role !== 'agent') return { kind, allowed: false, single_minor: 0, day_minor: 0, reason_required: true };
  const amounts: Readonly<Record<ActionKind, readonly [number, number]>> = { cancel: [20_000, 100_000], refund: [5_000, 30_000], correct_address: [0, 0], reship: [10_000, 30_000], credit: [2_500, 10_000] };
  const [single, day] = amounts[kind];
  return { kind, allowed: true, single_minor: single, day_minor: day, reason_required: kind !== 'correct_address' };
}
