import type { ShiftView } from '../contract-schedule.ts';

export interface PersonDiff {
  readonly personId: string;
  readonly gains: readonly ShiftView[];
  readonly loses: readonly ShiftView[];
  readonly changes: readonly { readonly before: ShiftView; readonly after: ShiftView }[];
  readonly same: number;
}

/** What is published and what would be, by person. A shift that goes and one that comes within half a day of it are one that changes. */
export function diffOf(published: readonly ShiftView[], draft: readonly ShiftView[]): PersonDiff[] {
  const [was, will] = [Map.groupBy(published, (one) => one.person_id), Map.groupBy(draft, (one) => one.person_id)];
  return [...new Set([...was.keys(), ...will.keys()])].map((personId) => {
    const before = [...(was.get(personId) ?? [])];
    const after = [...(will.get(personId) ?? [])];
    const same = take(before, after, (a, b) => sameShift(a, b)).length;
    const changes = take(before, after, (a, b) => Math.abs(Date.parse(a.from) - Date.parse(b.from)) < 12 * 3_600_000).map(([a, b]) => ({ before: a, after: b }));
    return { personId, gains: after, loses: before, changes, same };
  });
}

/** Pairs that fit, taken out of both. */
function take(left: ShiftView[], right: ShiftView[], fits: (a: ShiftView, b: ShiftView) => boolean): [ShiftView, ShiftView][] {
  const pairs: [ShiftView, ShiftView][] = [];
  for (let at = 0; at < left.length; ) {
    const a = left[at] as ShiftView;
    const found = right.findIndex((b) => fits(a, b));
    if (found < 0) {
      at++;
      continue;
    }
    pairs.push([a, right[found] as ShiftView]);
    left.splice(at, 1);
    right.splice(found, 1);
  }
  return pairs;
}

function sameShift(a: ShiftView, b: ShiftView): boolean {
  const text = (one: ShiftView): string => JSON.stringify([Date.parse(one.from), Date.parse(one.to), one.activities.map((each) => [each.kind, Date.parse(each.from), Date.parse(each.to), each.paid])]);
  return text(a) === text(b);
}

export const paidMinutes = (shifts: readonly ShiftView[]): number =>
  shifts.reduce((sum, one) => sum + Date.parse(one.to) - Date.parse(one.from) - one.activities.filter((each) => !each.paid).reduce((rest, each) => rest + Date.parse(each.to) - Date.parse(each.from), 0), 0) / 60_000;
