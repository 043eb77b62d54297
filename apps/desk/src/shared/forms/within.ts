import { useTranslation } from 'react-i18next';

/** What is wrong with a number that was typed: nothing, or its bounds in words. A comma is read as a point. */
export function useWithin() {
  const { t } = useTranslation();
  return (least: number, most: number, { whole = true } = {}) =>
    (typed: string): string | undefined =>
      isWithin(typed, least, most, whole) ? undefined : t(whole ? 'form.within' : 'form.withinAny', { least, most });
}

export const numberFrom = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.replace(',', '.')));

export function isWithin(typed: string, least: number, most: number, whole: boolean): boolean {
  const value = numberFrom(typed);
  return Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value));
}
