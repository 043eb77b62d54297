import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';
import type { Finding, ShopAnswer } from '../orders/index.ts';
import type { SubscriptionAction, SubscriptionConsequence, SubscriptionWish } from './rules/judge-subscription.ts';

export type MemberActionKind = SubscriptionAction | 'adjust_points';

/** A subscription or a member as far as its place has to be told which one is meant. */
export interface MemberAtPlace {
  readonly brandId: string;
  readonly source: string;
  /** of the subscription, or of the member */
  readonly sourceId: string;
  readonly what: 'subscription' | 'points';
  /** what the place calls the customer */
  readonly personSourceId: string | null;
  readonly email: string | null;
}

export interface PointsWish {
  readonly kind: 'adjust_points';
  readonly by: number;
}

export interface PointsConsequence {
  readonly before: number;
  readonly after: number;
}

/** An action as it is put to a place. */
export interface MemberErrand {
  readonly id: string;
  readonly at: MemberAtPlace;
  readonly wish: SubscriptionWish | PointsWish;
  readonly consequence: SubscriptionConsequence | PointsConsequence;
  readonly reason: string;
  /** 1 the first time; a repeat after a look proved that the one before did not happen has the next number */
  readonly attempt: number;
}

/** What a place can do now; `because` names what is missing, in its own words. */
export interface MemberOffer {
  readonly kind: MemberActionKind;
  readonly ready: boolean;
  readonly because: string | null;
}

/** A connection that can do things to subscriptions and points. */
export interface MemberDesk {
  /** null when this is none of its places' */
  offers(tx: Tx, at: MemberAtPlace): Promise<readonly MemberOffer[] | null>;
  /** reads it from the place and writes it here */
  refresh(at: MemberAtPlace): Promise<void>;
  /** asks the place; throws where no answer came that can be believed */
  send(errand: MemberErrand): Promise<ShopAnswer>;
  /** reads from the place whether it happened, writes what it says, and throws where it cannot be asked */
  find(errand: MemberErrand): Promise<Finding>;
}

/** memberships decides and remembers; the connections to places carry out. */
export const memberDesks = port<readonly MemberDesk[]>('who carries out what is asked of subscriptions and points');
