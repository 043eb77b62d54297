import type { ChannelTermsView } from '../contract.ts';
import type { HandleExpected } from '../forecast/index.ts';

/** What a channel is promised and costs as long as nobody said otherwise. Where the figures come from stands in the guide. */
const usual: ChannelTermsView = {
  work: 'deferred', handle_seconds: null, service_level: 0.95, within_seconds: 8 * 3600, max_occupancy: null, patience_seconds: null, chats_at_once: 1, slowdown: 0, planned_shrinkage: 0.2, unplanned_shrinkage: 0.08, hour_cost_minor: null,
};
const calls: ChannelTermsView = { ...usual, work: 'calls', service_level: 0.8, within_seconds: 20, max_occupancy: 0.88, patience_seconds: 180 };
const chats: ChannelTermsView = { ...usual, work: 'chats', service_level: 0.8, within_seconds: 60, max_occupancy: 0.85, patience_seconds: 300, chats_at_once: 3, slowdown: 0.25 };

/** Seconds an agent takes for a contact where nobody has handled enough of them here yet. */
const HANDLE: Readonly<Record<ChannelTermsView['work'], number>> = { calls: 360, chats: 480, deferred: 300 };
/** With fewer handled contacts the mean says little. */
export const FEW_HANDLED = 30;

export function usualTerms(channel: string): ChannelTermsView {
  if (channel === 'chat') return chats;
  return channel === 'voice' || channel === 'phone' || channel === 'video' ? calls : usual;
}

export interface HandleTime {
  readonly seconds: number;
  readonly from: 'said' | 'measured' | 'assumed';
  /** Contacts it was measured on. */
  readonly contacts: number;
}

/** Handle time by what counts the most: what somebody said, what is foretold from what was measured here, the mean of what was, what is usual. */
export function handleTimeOf(terms: ChannelTermsView, measured: { readonly contacts: number; readonly seconds: number } | undefined, foretold: HandleExpected | null = null): HandleTime {
  const contacts = foretold?.contacts ?? measured?.contacts ?? 0;
  if (terms.handle_seconds !== null) return { seconds: terms.handle_seconds, from: 'said', contacts };
  if (foretold !== null) return { seconds: Math.max(1, Math.round(foretold.seconds)), from: 'measured', contacts };
  if (measured !== undefined && contacts >= FEW_HANDLED && measured.seconds > 0) return { seconds: Math.round(measured.seconds / contacts), from: 'measured', contacts };
  return { seconds: HANDLE[terms.work], from: 'assumed', contacts };
}
