import type { TFunction } from 'i18next';
import { whole } from '../plan-words.ts';

export const todayKey = ['today'] as const;

/** A length of time in the largest unit it is whole in. */
export function lengthWords(t: TFunction, locale: string, seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return t('today.hours', { count: seconds / 3600, shown: whole(locale, seconds / 3600) });
  if (seconds >= 60 && seconds % 60 === 0) return t('today.minutes', { count: seconds / 60, shown: whole(locale, seconds / 60) });
  return t('today.seconds', { count: seconds, shown: whole(locale, seconds) });
}

const activities = ['break', 'lunch', 'training', 'meeting', 'off_phone'] as const;
export const activityName = (t: TFunction, kind: string | null): string => t(`today.activity.${activities.find((one) => one === kind) ?? 'break'}`);

const states = ['work', 'handling', 'available', 'break', 'meeting', 'training', 'leave', 'away'] as const;
/** Where somebody is, or should be; nowhere: off. */
export function stateName(t: TFunction, state: string | null): string {
  const known = states.find((one) => one === state);
  return known === undefined ? t('today.off') : t(`today.state.${known}`);
}
