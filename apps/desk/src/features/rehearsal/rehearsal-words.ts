import type { Happening } from '@keepdesk/client';
import { numberFormat } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { channelName } from '../../shared/words/channel.ts';

export const tenths = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(value);
export const whole = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
export const percent = (locale: string, value: number | null | undefined): string => (value == null ? '–' : numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value));
/** A difference of shares, in points with its sign. */
const points = (locale: string, value: number): string => numberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value * 100);

/** A length of time to be read at a glance: 45 s, 3 min, 2.5 h, 3 d. */
export function span(locale: string, seconds: number | null | undefined): string {
  if (seconds == null) return '–';
  const [length, sign] = [Math.abs(seconds), seconds < 0 ? '−' : ''];
  if (length < 90) return `${sign}${whole(locale, length)} s`;
  if (length < 90 * 60) return `${sign}${tenths(locale, length / 60)} min`;
  return length < 48 * 3600 ? `${sign}${tenths(locale, length / 3600)} h` : `${sign}${tenths(locale, length / 86_400)} d`;
}


/** Figures that plans are compared by, and how each is read. `more` says whether more of it is good. */
export const figures = [
  { id: 'service_level', unit: 'share', more: 'good' }, { id: 'wait_mean_seconds', unit: 'seconds', more: 'bad' }, { id: 'wait_p50_seconds', unit: 'seconds', more: 'bad' }, { id: 'wait_p90_seconds', unit: 'seconds', more: 'bad' }, { id: 'wait_p99_seconds', unit: 'seconds', more: 'bad' },
  { id: 'abandoned_share', unit: 'share', more: 'bad' }, { id: 'missed', unit: 'count', more: 'bad' }, { id: 'waiting_at_end', unit: 'count', more: 'bad' }, { id: 'occupancy', unit: 'share', more: 'neither' }, { id: 'delay_cost', unit: 'count', more: 'bad' }, { id: 'labour_cost', unit: 'money', more: 'bad' },
] as const;
export type Figure = (typeof figures)[number];

export function valueOf(locale: string, unit: Figure['unit'], value: number | null | undefined, currency: string): string {
  if (value == null) return '–';
  if (unit === 'share') return percent(locale, value);
  if (unit === 'seconds') return span(locale, value);
  return unit === 'money' ? numberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value) : tenths(locale, value);
}

/** An end of an interval, no further than the figure can be: the arithmetic of intervals knows no bounds. */
export const within = (unit: Figure['unit'], value: number): number => Math.max(0, unit === 'share' ? Math.min(1, value) : value);

/** A difference, with its sign; of shares in points. */
export function differenceOf(t: TFunction, locale: string, unit: Figure['unit'], value: number, currency: string): string {
  if (unit === 'share') return t('rehearsal.points', { value: points(locale, value) });
  const sign = value > 0 ? '+' : '';
  return `${sign}${valueOf(locale, unit, value, currency)}`;
}

/** What happens, in a few words: the name of its plan. */
export function happeningName(t: TFunction, locale: string, one: Happening): string {
  if (one.kind === 'times') return one.channel ? t('rehearsal.named.timesOf', { factor: tenths(locale, one.factor), channel: channelName(t, one.channel) }) : t('rehearsal.named.times', { factor: tenths(locale, one.factor) });
  if (one.kind === 'viral_post') return t('rehearsal.named.viral_post', { factor: tenths(locale, one.factor) });
  if (one.kind === 'carrier_meltdown') return t('rehearsal.named.carrier_meltdown', { factor: tenths(locale, one.factor) });
  if (one.kind === 'lost_site') return t('rehearsal.named.lost_site', { site: one.site });
  if (one.kind === 'leavers') return t('rehearsal.named.leavers', { share: percent(locale, one.share) });
  if (one.kind === 'people') return t(one.change < 0 ? 'rehearsal.named.fewer' : 'rehearsal.named.more', { count: Math.abs(one.change) });
  return t('rehearsal.named.peak_mode');
}

/** A contact reason by its name, which is nobody's where nobody sorted it. */
export const reasonNamed = (t: TFunction, name: string): string => name.replace(/^Not sorted(?=$| \()/, t('rehearsal.notSorted'));

/** What a season's plan is compared with. */
export const comparisons = ['nothing_decided', 'half_leave', 'peak_mode', 'more_demand'] as const;

export function planName(t: TFunction, name: string): string {
  const known = comparisons.find((one) => one === name);
  return name === 'as_planned' ? t('rehearsal.asPlanned') : known === undefined ? name : t(`rehearsal.weeks.plans.${known}`);
}
