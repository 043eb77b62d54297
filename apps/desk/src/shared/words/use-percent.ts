import { numberFormat, useClock } from '@keepdesk/ui';

/** Shares as people of this language write them. */
export function usePercent(): (share: number) => string {
  const { locale } = useClock();
  const format = numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return (share) => format.format(share);
}
