import type { TFunction } from 'i18next';
import { secondsOf } from '../../../../shared/words/length.ts';

const DAY = 86_400;
/** The service keeps no longer ones. */
export const LONGEST_TARGET = 180 * DAY;
export const LONGEST_LEAD = 30 * DAY;

/** What is wrong with a typed length, with the bound it breaks. */
export function lengthFault(t: TFunction, typed: string, most: number): string | undefined {
  const seconds = secondsOf(typed);
  if (seconds === null) return t('levels.noLength');
  return seconds > most ? t('service.tooLong', { count: most / DAY }) : undefined;
}
