import { loadCalendars, type Calendar } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

/** A brand's calendars, the usual one first. */
export function useCalendars(brandId: string) {
  const found = useQuery({ queryKey: ['settings', 'calendars', brandId], queryFn: () => loadCalendars(brandId), enabled: brandId !== '' });
  return { ...found, rows: found.data?.data ?? [] };
}

/** How a calendar is called; the usual one may have no name of its own. */
export function useCalendarName(): (calendar: Pick<Calendar, 'name' | 'is_usual'>) => string {
  const { t } = useTranslation();
  return ({ name, is_usual }) => (name !== '' ? name : t(is_usual ? 'calendars.usual' : 'calendars.unnamed'));
}
