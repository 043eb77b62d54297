import type { TermsShape } from '../contract.ts';

export type TermsProblem = { readonly field: string; readonly message: string };

/** What cannot be in terms, in the order somebody would mend it. */
export function judgeTerms(terms: TermsShape): TermsProblem[] {
  const problems: TermsProblem[] = [];
  if (terms.most_shift_minutes < terms.least_shift_minutes) problems.push({ field: 'most_shift_minutes', message: 'the longest shift is shorter than the shortest' });
  if ((terms.hour_cost_minor === null) !== (terms.currency === null)) problems.push({ field: 'currency', message: 'what an hour costs needs its currency, and a currency an amount' });
  if (terms.starts_on !== null && terms.ends_on !== null && terms.ends_on < terms.starts_on) problems.push({ field: 'ends_on', message: 'they leave before they begin' });
  for (const [weekday, windows] of Object.entries(terms.availability)) {
    for (const [from, to] of windows ?? []) if (from === to) problems.push({ field: `availability.${weekday}`, message: `${from} to ${to} is no time at all; leave the day out where all of it is meant` });
  }
  if ((terms.wishes.from === undefined) !== (terms.wishes.to === undefined)) problems.push({ field: 'wishes.from', message: 'hours they would rather work have a beginning and an end' });
  return problems;
}
