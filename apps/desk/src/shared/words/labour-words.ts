import type { TFunction } from 'i18next';

const rules = ['one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'week_days', 'day_hours', 'week_hours', 'average_hours', 'break', 'night_shift', 'shortest_shift', 'longest_shift', 'not_begun', 'left', 'leave', 'not_available', 'no_nights', 'contract', 'days_a_week'] as const;

/** What is broken, by how much. A route that shows this loads `wordsForSchedule`. */
export function ruleWords(t: TFunction, { rule, allowed, found }: { rule: string; allowed: number; found: number }, number: (value: number) => string): string {
  const one = rules.find((name) => name === rule);
  return one === undefined ? rule : t(`schedule.rule.${one}`, { allowed: number(allowed), found: number(found) });
}
