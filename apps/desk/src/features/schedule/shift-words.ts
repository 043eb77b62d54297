import type { PlanOutcome, ScheduleProblem } from '@keepdesk/client';
import type { TFunction } from 'i18next';

const rules = ['one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'week_days', 'day_hours', 'week_hours', 'average_hours', 'break', 'night_shift', 'shortest_shift', 'longest_shift', 'not_begun', 'left', 'leave', 'not_available', 'no_nights', 'contract', 'days_a_week'] as const;
const reasons = ['not_begun', 'left', 'leave', 'not_available', 'no_nights', 'on_break', 'contract', 'days', 'taken', 'other_week', 'not_worth_it', 'one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'week_days', 'day_hours', 'week_hours', 'average_hours', 'break', 'night_shift'] as const;
const limits = ['law', 'shortest_shift', 'no_nights', 'longest_shift', 'days_a_week', 'fixed', 'availability', 'leave', 'employment'] as const;

/** What is broken, by how much. */
export function ruleWords(t: TFunction, { rule, allowed, found }: Pick<ScheduleProblem, 'rule' | 'allowed' | 'found'>, number: (value: number) => string): string {
  const one = rules.find((name) => name === rule);
  return one === undefined ? rule : t(`schedule.rule.${one}`, { allowed: number(allowed), found: number(found) });
}

export function reasonWords(t: TFunction, why: string): string {
  const one = reasons.find((name) => name === why);
  return one === undefined ? why : t(`schedule.because.${one}`);
}

export function limitWords(t: TFunction, limit: string): string {
  const one = limits.find((name) => name === limit);
  return one === undefined ? limit : t(`schedule.limit.${one}`);
}

export type Shortage = PlanOutcome['shortages'][number];
