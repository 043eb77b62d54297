import type { Hours, Metric } from './clocks.ts';
import type { Policy, Target } from './policy.ts';

/**
 * One thing a version changed. `policy` is the name it has now (or had, when it was removed); the facts beside it are
 * metrics, hours, seconds, percents and ids, to be put into words by whoever shows them.
 */
export type VersionChange =
  | { readonly what: 'added' | 'removed' | 'conditions' | 'deadlines'; readonly policy: string }
  | { readonly what: 'renamed'; readonly policy: string; readonly from: string }
  /** places from 1 on */
  | { readonly what: 'moved'; readonly policy: string; readonly from: number; readonly to: number }
  /** seconds; null where there was none, or is none any more */
  | { readonly what: 'target'; readonly policy: string; readonly metric: Metric; readonly hours: Hours; readonly from: number | null; readonly to: number | null }
  | { readonly what: 'by_reason' | 'snooze'; readonly policy: string; readonly on: boolean }
  /** how many there were and are */
  | { readonly what: 'exceptions'; readonly policy: string; readonly from: number; readonly to: number }
  /** percent of the time */
  | { readonly what: 'owner' | 'lead'; readonly policy: string; readonly from: number; readonly to: number }
  /** ids of calendars; null for the usual one */
  | { readonly what: 'calendar'; readonly policy: string; readonly from: string | null; readonly to: string | null };

/** What a version of a brand's policies changed, in the order of its policies; empty when nothing did. */
export function changesBetween(before: readonly Policy[], after: readonly Policy[]): VersionChange[] {
  const was = new Map(before.map((policy) => [policy.id, policy]));
  const is = new Map(after.map((policy) => [policy.id, policy]));
  return [
    ...before.filter((policy) => !is.has(policy.id)).map((policy): VersionChange => ({ what: 'removed', policy: policy.name })),
    ...after.flatMap((policy) => {
      const old = was.get(policy.id);
      return old === undefined ? [{ what: 'added' as const, policy: policy.name }] : within(old, policy);
    }),
    ...movesBetween(before.filter((policy) => is.has(policy.id)), after.filter((policy) => was.has(policy.id)), after),
  ];
}

function within(old: Policy, policy: Policy): VersionChange[] {
  const named = policy.name;
  const changes: VersionChange[] = [];
  if (old.name !== named) changes.push({ what: 'renamed', policy: named, from: old.name });
  if (!same(old.conditions, policy.conditions)) changes.push({ what: 'conditions', policy: named });
  if ((old.calendar_id ?? null) !== (policy.calendar_id ?? null)) changes.push({ what: 'calendar', policy: named, from: old.calendar_id ?? null, to: policy.calendar_id ?? null });
  changes.push(...targetsBetween(old, policy));
  const byReason = (one: Policy): boolean => one.targets.some((target) => target.by_reason === true);
  if (byReason(old) !== byReason(policy)) changes.push({ what: 'by_reason', policy: named, on: byReason(policy) });
  if (!same(old.overrides, policy.overrides)) changes.push({ what: 'exceptions', policy: named, from: old.overrides.length, to: policy.overrides.length });
  if (!same(old.deadlines, policy.deadlines) || old.cut_off !== policy.cut_off) changes.push({ what: 'deadlines', policy: named });
  if (old.warn_owner_percent !== policy.warn_owner_percent) changes.push({ what: 'owner', policy: named, from: old.warn_owner_percent, to: policy.warn_owner_percent });
  if (old.warn_lead_percent !== policy.warn_lead_percent) changes.push({ what: 'lead', policy: named, from: old.warn_lead_percent, to: policy.warn_lead_percent });
  if (old.snooze_pauses !== policy.snooze_pauses) changes.push({ what: 'snooze', policy: named, on: policy.snooze_pauses });
  return changes;
}

function targetsBetween(old: Policy, policy: Policy): VersionChange[] {
  const key = (target: Pick<Target, 'metric' | 'hours'>): string => `${target.metric} ${target.hours}`;
  const [was, is] = [old, policy].map((one) => new Map(one.targets.map((target) => [key(target), target]))) as [Map<string, Target>, Map<string, Target>];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((each): VersionChange[] => {
    const [from, to] = [was.get(each), is.get(each)];
    const { metric, hours } = (to ?? from) as Target;
    return from?.seconds === to?.seconds ? [] : [{ what: 'target', policy: policy.name, metric, hours, from: from?.seconds ?? null, to: to?.seconds ?? null }];
  });
}

/** The fewest that have to be named for the others to stand in the order they stood in: all but a longest run that kept its order. */
function movesBetween(before: readonly Policy[], after: readonly Policy[], all: readonly Policy[]): VersionChange[] {
  const place = new Map(before.map((policy, at) => [policy.id, at]));
  const places = after.map((policy) => place.get(policy.id) as number);
  const kept = longestRise(places);
  return after.flatMap((policy, at): VersionChange[] => (kept.has(at) ? [] : [{ what: 'moved', policy: policy.name, from: (places[at] as number) + 1, to: all.indexOf(policy) + 1 }]));
}

/** Indexes of a longest rising run of numbers that differ. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const length = numbers.map(() => 1);
  const previous = numbers.map(() => -1);
  for (let at = 0; at < numbers.length; at++) {
    for (let earlier = 0; earlier < at; earlier++) {
      if ((numbers[earlier] as number) < (numbers[at] as number) && (length[earlier] as number) + 1 > (length[at] as number)) [length[at], previous[at]] = [(length[earlier] as number) + 1, earlier];
    }
  }
  const kept = new Set<number>();
  for (let at = length.indexOf(Math.max(...length)); at >= 0; at = previous[at] as number) kept.add(at);
  return kept;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
