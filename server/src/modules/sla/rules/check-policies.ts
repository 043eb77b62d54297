import type { Policy } from './policy.ts';

/** What is wrong: `problem` is stable, for whoever says it in another language; facts beside it fill the sentence. */
export type Problem = 'id_twice' | 'no_targets' | 'target_twice' | 'exception_target_twice' | 'lead_before_owner' | 'no_cut_off' | 'no_calendar';

/** Where, what is wrong with it, in English and by its code. */
export type Fault = { readonly field: string; readonly message: string; readonly problem: Problem; readonly [fact: string]: unknown };

/** What cannot be meant in an ordered list of policies; empty when it can be kept. `calendars`: the ids there are. */
export function faultsOf(policies: readonly Policy[], calendars: ReadonlySet<string>): Fault[] {
  const ids = new Set<string>();
  return policies.flatMap((policy, i) => {
    const faults: Fault[] = [];
    const say = (part: string, problem: Problem, message: string, facts: Readonly<Record<string, unknown>> = {}) => faults.push({ field: `policies[${i}].${part}`, message, problem, policy_id: policy.id, ...facts });
    if (ids.has(policy.id)) say('id', 'id_twice', 'is used by another policy');
    ids.add(policy.id);
    if (policy.targets.length === 0) say('targets', 'no_targets', 'is empty: a policy wants at least one clock');
    if (repeats(policy.targets)) say('targets', 'target_twice', 'names the same metric and hours twice');
    policy.overrides.forEach((override, at) => repeats(override.targets) && say(`overrides[${at}]`, 'exception_target_twice', 'names the same metric and hours twice', { exception: at }));
    if (policy.warn_lead_percent < policy.warn_owner_percent) say('warn_lead_percent', 'lead_before_owner', 'is earlier than the warning to the owner', { at_least: policy.warn_owner_percent });
    if (policy.cut_off === null && policy.deadlines.some((deadline) => deadline.moment === 'fulfilment_cut_off')) say('cut_off', 'no_cut_off', 'is needed for a deadline before the cut-off');
    if (typeof policy.calendar_id === 'string' && !calendars.has(policy.calendar_id)) say('calendar_id', 'no_calendar', 'is no calendar of this brand any more');
    return faults;
  });
}

function repeats(targets: readonly { metric: string; hours: string }[]): boolean {
  return new Set(targets.map((one) => `${one.metric} ${one.hours}`)).size < targets.length;
}
