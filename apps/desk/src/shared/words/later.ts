import { describeMoment, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { laterTimes, type LaterId } from './later-times.ts';

/** The same moments with their names and times in the agent's language. */
export function useLaterTimes(): Array<{ id: LaterId; name: string; words: string; at: string }> {
  const { t } = useTranslation();
  const { now, locale } = useClock();
  const present = now();
  return laterTimes(present).map(({ id, at }) => ({ id, name: t(`later.${id}`), words: describeMoment(at, present, locale), at: at.toISOString() }));
}
