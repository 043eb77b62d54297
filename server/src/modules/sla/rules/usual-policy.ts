import type { Policy } from './policy.ts';

const hours = (n: number): number => n * 3600;

/**
 * What a new brand begins with: one policy that catches everything. A reply may take as long as the contact reason says
 * (taxonomy has a target for each), four working hours where none is chosen yet; a solution three working days of eight hours.
 */
export function usualPolicy(id: string): Policy {
  return {
    id, name: 'Standard', conditions: [], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false,
    targets: [
      { metric: 'first_reply', hours: 'business', seconds: hours(4), by_reason: true },
      { metric: 'next_reply', hours: 'business', seconds: hours(4), by_reason: true },
      { metric: 'resolution', hours: 'business', seconds: hours(24) },
    ],
  };
}
