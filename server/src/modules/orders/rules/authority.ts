import { limitKinds } from '../contract.ts';
import type { RiskLevel } from './customer-risk.ts';

export { limitKinds };
/** What a role has limits for: what is done to orders, and what is given beside them. */
export type LimitKind = (typeof limitKinds)[number];

/** What a role may do alone. An amount of null is without limit; amounts are hundredths of the order's own currency, whatever its smallest coin: 5000 is €50 and ¥50. Of points, hundredths of one. */
export interface Limit {
  readonly kind: LimitKind;
  readonly allowed: boolean;
  readonly single_minor: number | null;
  /** of one person within 24 hours */
  readonly day_minor: number | null;
  readonly reason_required: boolean;
}

/** A limit of a role that holds for a contact reason and what lies below it, in the place of the role's own. */
export interface LimitForReason extends Limit {
  readonly reason_id: string;
}

export type Because = 'role' | 'single' | 'day' | 'unproven' | 'customer';
export type Authority = { readonly answer: 'alone' } | { readonly answer: 'approval'; readonly because: Because } | { readonly answer: 'reason' };

/** What a brand asks for in a case of doubt: nothing more, a reason, or a second person. */
export type Care = 'allow' | 'reason' | 'approval';

/** What a brand asks for where nobody proved to be the buyer, and where a customer stands out. */
export interface CarePolicy {
  readonly unproven: Care;
  readonly raised: Care;
  readonly high: Care;
}

export const STARTING_CARE: CarePolicy = { unproven: 'reason', raised: 'allow', high: 'approval' };

export interface Asked {
  /** in hundredths of the currency, like the limits */
  readonly amountMinor: number;
  /** of this person and kind within the last 24 hours */
  readonly todayMinor: number;
  readonly reason: string;
  readonly proven: boolean;
  readonly risk?: RiskLevel;
  readonly care?: CarePolicy;
}

/**
 * Whether somebody may act alone. Of several roles the most generous counts. Above a limit a second person is asked, and where the brand
 * wants one in doubt; a reason is wanted first, where the role has to give one or the brand wants it in doubt.
 */
export function judgeAuthority(limits: readonly Limit[], asked: Asked): Authority {
  const care = asked.care ?? STARTING_CARE;
  const unproven = asked.proven ? 'allow' : care.unproven;
  const risky = asked.risk === undefined || asked.risk === 'low' ? 'allow' : care[asked.risk];
  const held = limits.filter((limit) => limit.allowed);
  const needsReason = unproven !== 'allow' || risky !== 'allow' || held.length === 0 || held.every((limit) => limit.reason_required);
  if (needsReason && asked.reason.trim() === '') return { answer: 'reason' };
  if (held.length === 0) return { answer: 'approval', because: 'role' };
  if (unproven === 'approval') return { answer: 'approval', because: 'unproven' };
  if (risky === 'approval') return { answer: 'approval', because: 'customer' };
  const single = held.filter((limit) => limit.single_minor === null || asked.amountMinor <= limit.single_minor);
  if (single.length === 0) return { answer: 'approval', because: 'single' };
  const day = single.some((limit) => limit.day_minor === null || asked.todayMinor + asked.amountMinor <= limit.day_minor);
  return day ? { answer: 'alone' } : { answer: 'approval', because: 'day' };
}

/**
 * A role's limit for one kind: that of the nearest contact reason on the way up from the conversation's own, else the role's. Asked from no
 * conversation of this customer (null), nobody knows what it is about: of all that could hold the strictest does.
 */
export function limitFor(own: Limit, forReasons: readonly LimitForReason[], reasonPath: readonly string[] | null): Limit {
  if (reasonPath === null) return forReasons.filter((limit) => limit.kind === own.kind).reduce<Limit>(stricter, own);
  for (const id of reasonPath) {
    const found = forReasons.find((limit) => limit.reason_id === id && limit.kind === own.kind);
    if (found !== undefined) return found;
  }
  return own;
}

const AGENT: Readonly<Record<LimitKind, readonly [number, number]>> = {
  cancel: [20_000, 100_000], refund: [5_000, 30_000], correct_address: [0, 0], change_items: [20_000, 100_000], reship: [10_000, 30_000], credit: [2_500, 10_000], store_credit: [2_500, 10_000], points: [50_000, 200_000],
};

function stricter(a: Limit, b: Limit): Limit {
  const least = (one: number | null, other: number | null): number | null => (one === null ? other : other === null ? one : Math.min(one, other));
  return { kind: a.kind, allowed: a.allowed && b.allowed, single_minor: least(a.single_minor, b.single_minor), day_minor: least(a.day_minor, b.day_minor), reason_required: a.reason_required || b.reason_required };
}

/** What built-in roles may do until a brand says otherwise; other roles may do nothing alone. */
export function startingLimit(role: string, kind: LimitKind): Limit {
  if (role === 'owner' || role === 'lead') return { kind, allowed: true, single_minor: null, day_minor: null, reason_required: kind !== 'correct_address' };
  if (role !== 'agent') return { kind, allowed: false, single_minor: 0, day_minor: 0, reason_required: true };
  const [single, day] = AGENT[kind];
  return { kind, allowed: true, single_minor: single, day_minor: day, reason_required: kind !== 'correct_address' };
}
