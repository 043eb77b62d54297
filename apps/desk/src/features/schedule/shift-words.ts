import type { PlanOutcome } from '@keepdesk/client';
import type { TFunction } from 'i18next';

const reasons = ['not_begun', 'left', 'leave', 'not_available', 'no_nights', 'on_break', 'contract', 'days', 'taken', 'other_week', 'not_worth_it', 'one_place', 'daily_rest', 'weekly_rest', 'days_in_a_row', 'week_days', 'day_hours', 'week_hours', 'average_hours', 'break', 'night_shift'] as const;
const limits = ['law', 'shortest_shift', 'no_nights', 'longest_shift', 'days_a_week', 'fixed', 'availability', 'leave', 'employment'] as const;

export function reasonWords(t: TFunction, why: string): string {
  const one = reasons.find((name) => name === why);
  return one === undefined ? why : t(`schedule.because.${one}`);
}

export function limitWords(t: TFunction, limit: string): string {
  const one = limits.find((name) => name === limit);
  return one === undefined ? limit : t(`schedule.limit.${one}`);
}

export type Shortage = PlanOutcome['shortages'][number];
