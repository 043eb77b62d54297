import type { Kpi } from '@keepdesk/client';
import { describeLongSpan } from '@keepdesk/ui';

/** A figure as people read it: counts grouped, times in two units, shares in percent. */
export function writeFigure(value: number | null, unit: Kpi['unit'], locale: string): string {
  if (value === null) return '–';
  switch (unit) {
    case 'seconds':
      return describeLongSpan(value * 1000, locale);
    case 'ratio':
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
    case 'count':
      return new Intl.NumberFormat(locale).format(value);
    case 'score':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: Math.abs(value) >= 10 ? 1 : 2 }).format(value);
  }
}

/** The change against the mean of the steps before the last, as a share; null where there is too little to compare. */
export function trendOf(series: Kpi['series']): number | null {
  const values = series.flatMap((step) => step.value ?? []);
  const last = values.at(-1);
  const before = values.slice(0, -1);
  if (last === undefined || before.length < 3) return null;
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length;
  return mean === 0 ? null : (last - mean) / mean;
}
