/** What is known of a customer that somebody who gives them money may want to know. Counts reach back a year. */
export interface CustomerFacts {
  readonly orders: number;
  /** orders of which something was paid back */
  readonly refunded_orders: number;
  /** of the last 30 days */
  readonly refunded_lately: number;
  /** credit that was given beside orders */
  readonly credits: number;
  readonly disputes_open: number;
  readonly disputes_lost: number;
  /** how the shop judges the order that is asked about; null where it says nothing */
  readonly order_risk: 'low' | 'medium' | 'high' | null;
  /** what stands out in what they sent back, by its code */
  readonly return_signals: readonly string[];
}

export type RiskLevel = 'low' | 'raised' | 'high';

export interface RiskReason {
  readonly code: 'dispute_open' | 'dispute_lost' | 'order_high' | 'order_medium' | 'refunded_often' | 'refunded_lately' | 'credit_often' | 'returns';
  /** how many */
  readonly count: number;
}

export interface Risk {
  readonly level: RiskLevel;
  readonly reasons: readonly RiskReason[];
}

const WEIGHTS: Readonly<Record<RiskReason['code'], 1 | 2>> = { dispute_open: 2, dispute_lost: 2, order_high: 2, order_medium: 1, refunded_often: 1, refunded_lately: 1, credit_often: 1, returns: 1 };
/** A share of orders counts as if two more had been placed and kept: one of one says nothing yet. */
const KEPT_ORDERS = 2;
const OFTEN_SHARE = 0.4;
const MANY_LATELY = 3;
const MANY_CREDITS = 3;

/**
 * How careful to be before money, goods or credit go out for a customer. A dispute (chargeback) or the shop's own high fraud risk is
 * high by itself; of what stands out otherwise, one thing raises and two together are high. It decides nothing: it says what is asked for first.
 */
export function customerRisk(facts: CustomerFacts): Risk {
  const found: (RiskReason | null)[] = [
    some('dispute_open', facts.disputes_open, 1),
    some('dispute_lost', facts.disputes_lost, 1),
    facts.order_risk === 'high' ? { code: 'order_high', count: 1 } : facts.order_risk === 'medium' ? { code: 'order_medium', count: 1 } : null,
    facts.refunded_orders / (facts.orders + KEPT_ORDERS) > OFTEN_SHARE ? { code: 'refunded_often', count: facts.refunded_orders } : null,
    some('refunded_lately', facts.refunded_lately, MANY_LATELY),
    some('credit_often', facts.credits, MANY_CREDITS),
    some('returns', facts.return_signals.length, 1),
  ];
  const reasons = found.filter((one) => one !== null);
  const weight = reasons.reduce((sum, reason) => sum + WEIGHTS[reason.code], 0);
  return { level: weight >= 2 ? 'high' : weight === 1 ? 'raised' : 'low', reasons };
}

const some = (code: RiskReason['code'], count: number, from: number): RiskReason | null => (count >= from ? { code, count } : null);
