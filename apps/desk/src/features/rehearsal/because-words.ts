import type { Because } from '@keepdesk/client';
import type { TFunction } from 'i18next';
import { channelName } from '../../shared/words/channel.ts';
import { percent, tenths, whole } from './rehearsal-words.ts';

const codes = ['lost_site', 'leavers', 'leavers_all', 'viral_post', 'carrier_meltdown', 'demand', 'nobody', 'short', 'waited', 'most', 'idle', 'unanswerable', 'growing', 'peak_alike'] as const;

/** One reason or remark in the reader's language; null where the page does not know it yet. */
export function becauseWords(t: TFunction, locale: string, { code, values }: Because): string | null {
  const known = codes.find((one) => one === code);
  if (known === undefined) return null;
  const text = (name: string): string => String(values[name] ?? '');
  const number = (name: string): number => Number(values[name] ?? 0);
  const isGrowing = known === 'growing';
  return t(`rehearsal.because.${known}`, {
    site: text('site'), reason: text('reason'), channel: channelName(t, text('channel')), share: percent(locale, number('share')), factor: tenths(locale, number('factor')), about: text('about') === '' ? t('rehearsal.because.everything') : text('about'), count: number('count'),
    needed: (isGrowing ? whole : tenths)(locale, number('needed')), here: (isGrowing ? whole : tenths)(locale, number('here')), end: whole(locale, number('end')), middle: whole(locale, number('middle')), oldest: tenths(locale, number('oldest_hours')),
  });
}

/** All of them, where the page knows each; null otherwise, and of what was kept before there were any. */
export function allBecause(t: TFunction, locale: string, list: readonly Because[] | undefined): string[] | null {
  const said = list?.map((one) => becauseWords(t, locale, one)) ?? [null];
  return said.every((one) => one !== null) ? said : null;
}
