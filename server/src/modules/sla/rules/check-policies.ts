import type { Policy } from './policy.ts';

/** Where, and what is wrong with it. */
export type Fault = { readonly field: string; readonly message: string };

/** What cannot be meant in an ordered list of policies; empty when it can be kept. */
export function faultsOf(policies: readonly Policy[]): Fault[] {
  const faults: Fault[] = [];
  const ids = new Set<string>();
  policies.forEach((policy, i) => {
    const at = `policies[${i}]`;
    if (ids.has(policy.id)) faults.push({ field: `${at}.id`, message: 'is used by another policy' });
    ids.add(policy.id);
    if (policy.targets.length === 0) faults.push({ field: `${at}.targets`, message: 'is empty: a policy wants at least one clock' });
    if (repeats(policy.targets)) faults.push({ field: `${at}.targets`, message: 'names the same metric and hours twice' });
    if (policy.overrides.some((override) => repeats(override.targets))) faults.push({ field: `${at}.overrides`, message: 'names the same metric and hours twice' });
    if (policy.warn_lead_percent < policy.warn_owner_percent) faults.push({ field: `${at}.warn_lead_percent`, message: 'is earlier than the warning to the owner' });
    if (policy.cut_off === null && policy.deadlines.some((deadline) => deadline.moment === 'fulfilment_cut_off')) faults.push({ field: `${at}.cut_off`, message: 'is needed for a deadline before the cut-off' });
  });
  return faults;
}

function repeats(targets: readonly { metric: string; hours: string }[]): boolean {
  return new Set(targets.map((one) => `${one.metric} ${one.hours}`)).size < targets.length;
}
