import type { ShiftPutInput } from '../contract-schedule.ts';

const LONGEST = 24 * 3_600_000;

/** Why a shift cannot be written down at all; null: it can. Whether it keeps the rules is another question. */
export function judgeShift({ from, to, activities }: Pick<ShiftPutInput, 'from' | 'to' | 'activities'>): string | null {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  if (!(end > begin)) return 'This shift ends before it begins.';
  if (end - begin > LONGEST) return 'A shift is no longer than a day.';
  if (begin % 60_000 !== 0 || end % 60_000 !== 0) return 'Shifts begin and end on the minute.';
  let last = begin;
  for (const one of activities.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const [first, until] = [Date.parse(one.from), Date.parse(one.to)];
    if (!(until > first) || first < begin || until > end) return 'A break or meeting lies outside its shift.';
    if (first < last) return 'Two breaks or meetings of a shift lie over each other.';
    last = until;
  }
  return null;
}
