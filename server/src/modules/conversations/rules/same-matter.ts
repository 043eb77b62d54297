import type { Category } from './reopening.ts';

export interface OtherConversation {
  readonly category: Category;
  readonly channel: string;
  readonly lastMessageAt: Date;
  /** number of an order both speak of */
  readonly sharedOrder: string | null;
}

const DAY_MS = 86_400_000;
const ORDER_DAYS = 14;

/**
 * Whether another conversation of the same customer is about the same matter, so that two people may be answering it: both
 * go on, and they speak of one order within two weeks, or came on two channels within a day.
 */
export function sameMatter(here: { readonly category: Category; readonly channel: string; readonly lastMessageAt: Date }, other: OtherConversation): boolean {
  const goesOn = (category: Category): boolean => category === 'open' || category === 'waiting';
  if (!goesOn(here.category) || !goesOn(other.category)) return false;
  const apart = Math.abs(here.lastMessageAt.getTime() - other.lastMessageAt.getTime());
  return other.sharedOrder === null ? other.channel !== here.channel && apart <= DAY_MS : apart <= ORDER_DAYS * DAY_MS;
}
