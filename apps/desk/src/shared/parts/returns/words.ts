import type { Return, ReturnJudged, ReturnSignal } from '@keepdesk/client';
import { dateFormat, useClock, type Tone } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export { conditionIds, kindIds, reasonIds } from './ids.ts';

export const stateTones: Record<Return['state'], Tone> = {
  review: 'warning', approved: 'info', refused: 'danger', label_sent: 'info', in_transit: 'info', received: 'accent', inspected: 'accent', settling: 'warning', resolved: 'positive', cancelled: 'plain', expired: 'plain',
};

export type Outcome = NonNullable<Return['lines'][number]['wanted']>;

/** A reason in the brand's own words where it has some. */
export function reasonName(t: TFunction, line: { reason: Return['lines'][number]['reason']; reason_label?: string | null }): string {
  return line.reason_label ? line.reason_label : t(`ret.reason.${line.reason}`);
}

const problems = ['settling_failed', 'settle_otherwise', 'goods_not_back', 'came_after_end', 'label_failed'] as const;

export function problemName(t: TFunction, problem: string): string {
  const known = problems.find((one) => one === problem);
  return known ? t(`ret.problem.${known}`) : problem.replaceAll('_', ' ');
}

const whys = [
  'order_cancelled', 'no_lines', 'named_twice', 'unknown_line', 'not_positive', 'more_than_left', 'not_arrived', 'not_sent', 'arrival_unknown', 'window_over', 'final_sale', 'photos_needed', 'kept_for_a_person', 'often_returns', 'in_time', 'shops_doing',
] as const;

/** Says why a decision is what it is, with the days as people say them. */
export function useWhyWords(): (why: ReturnJudged['reasons'][number]) => string {
  const { t } = useTranslation();
  const { locale } = useClock();
  return ({ code, facts }) => {
    const known = whys.find((one) => one === code);
    if (known === undefined) return code.replaceAll('_', ' ');
    const said = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, name === 'last_day' ? dayOf(String(value), locale) : String(value)]));
    const seasonal = facts.season !== undefined && (known === 'window_over' || known === 'in_time') ? (`${known}_season` as const) : known;
    return t(`ret.why.${seasonal}`, { last_day: '', days: '', season: '', because: '', left: '', asked: '', at_least: '', given: '', returned: '', orders: '', share_percent: '', ...said });
  };
}

/** A date without a time, as people say it. */
export function dayOf(day: string, locale: string): string {
  const moment = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(moment.getTime()) ? day : dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(moment);
}

const signals = ['returns_often', 'many_lately', 'just_in_time', 'came_back_worn', 'not_accepted', 'claims', 'several_sizes'] as const;

export function signalWords(t: TFunction, signal: ReturnSignal): string {
  const known = signals.find((one) => one === signal.code);
  const no = { returned: 0, orders: 0, share_percent: 0, usual_percent: 0, returns: 0, days: 0, of: 0, lines: 0, pieces: 0, claims: 0, sizes: 0 };
  return known ? t(`ret.signal.${known}`, { ...no, ...signal.facts }) : signal.code;
}
