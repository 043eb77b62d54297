import type { ReturnPolicy } from './policy.ts';

/** Where, and what is wrong with it. */
export interface PolicyFault {
  readonly field: string;
  readonly message: string;
}

/** What cannot be meant in a policy whose shape is right. */
export function faultsOfPolicy(policy: ReturnPolicy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  if (!isZone(policy.time_zone)) faults.push({ field: 'time_zone', message: `there is no time zone “${policy.time_zone}”` });
  policy.seasons.forEach((season, at) => {
    if (season.ordered_to < season.ordered_from) faults.push({ field: `seasons.${at}.ordered_to`, message: 'is before the season begins' });
    if (season.until < season.ordered_from) faults.push({ field: `seasons.${at}.until`, message: 'is before the season begins' });
  });
  for (const list of ['other_days', 'options', 'fees', 'photos', 'review', 'final_sale'] as const) {
    const all = policy[list].findIndex(({ when }) => Object.keys(when).length === 0);
    if (all >= 0 && all < policy[list].length - 1) faults.push({ field: `${list}.${all}.when`, message: 'fits everything, so what comes after it is never asked' });
  }
  if (!policy.options.some(({ kinds }) => kinds.length > 0)) faults.push({ field: 'options', message: 'offer nothing to anybody' });
  return faults;
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}
