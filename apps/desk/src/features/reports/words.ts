import type { Report, ReportCell } from '@keepdesk/client';
import { describeLongSpan } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { channelName } from '../../shared/words/channel.ts';
import { dimensionIds, metricKeys } from './presets.ts';

/** A figure as people read it. */
export function writeValue(value: number | null | undefined, unit: string, locale: string): string {
  if (value === null || value === undefined) return '–';
  if (unit === 'seconds') return describeLongSpan(value * 1000, locale);
  if (unit === 'ratio') return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  return new Intl.NumberFormat(locale, { maximumFractionDigits: unit === 'count' ? 0 : Math.abs(value) >= 10 ? 1 : 2 }).format(value);
}

/** The change from before: of shares and scores in points, of all else in percent. */
export function writeChange(cell: ReportCell, unit: string, locale: string): string | null {
  if (cell.value === null || cell.before === null || cell.before === undefined) return null;
  const by = cell.value - cell.before;
  if (unit === 'ratio') return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(by * 100);
  if (unit === 'score') return new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(by);
  if (cell.before === 0) return null;
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(by / cell.before);
}

export function metricName(t: TFunction, key: string, otherwise: string): string {
  const found = metricKeys.find((one) => one === key);
  return found ? t(`reports.metric.${found}`) : otherwise;
}

export function dimensionName(t: TFunction, id: string): string {
  const found = dimensionIds.find((one) => one === id);
  return found ? t(`reports.dimension.${found}`) : id;
}

/** What one value of a dimension is called: times on the brand's clock, channels and languages in the reader's words. */
export function keyName(t: TFunction, locale: string, dimension: string, key: Report['rows'][number]['keys'][number]): string {
  if (key.id === null) return t('reports.without');
  const date = (options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${key.id}T00:00:00Z`));
  switch (dimension) {
    case 'channel': return channelName(t, key.id);
    case 'language': return key.id === 'und' ? t('reports.without') : (new Intl.DisplayNames(locale, { type: 'language' }).of(key.id) ?? key.id);
    case 'hour': return new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 5, Number(key.id))));
    case 'weekday': return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 4 + Number(key.id))));
    case 'day': return date({ weekday: 'short', day: 'numeric', month: 'short' });
    case 'week': return t('reports.weekOf', { day: date({ day: 'numeric', month: 'short' }) });
    case 'month': return date({ month: 'long', year: 'numeric' });
    default: return key.name || key.id;
  }
}

/** Short labels for an axis. */
export function axisName(locale: string, dimension: string, id: string | null): string {
  if (id === null) return '';
  if (dimension === 'hour') return new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 0, 5, Number(id))));
  return new Intl.DateTimeFormat(locale, dimension === 'month' ? { month: 'short', timeZone: 'UTC' } : { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${id}T00:00:00Z`));
}

/** The days a period covers, on its clock. */
export function spanName(report: Report, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: report.time_zone });
  return day.formatRange(new Date(report.period.from), new Date(Date.parse(report.period.to) - 1));
}
