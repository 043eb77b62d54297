import { namesIn } from './check-wording.ts';
import { isDelay, type Trigger } from './shapes.ts';
import { directionOf, wordsOf, type Language, type Wording } from './words/index.ts';

/** What is known about one occasion, for its words. */
export interface NoticeFacts {
  readonly trigger: Trigger;
  readonly brand: string;
  readonly customerName: string;
  readonly orderNumber: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly trackingLink: string | null;
  /** the day it was expected before */
  readonly oldDate: Date | null;
  /** when it is expected now: from, to */
  readonly newDates: readonly [Date, Date] | null;
  readonly returnNumber: string | null;
  readonly chargeDate: Date | null;
  readonly product: string | null;
  readonly link: string | null;
  /** what somebody said about an incident, in this language */
  readonly incident: string | null;
  readonly timeZone: string;
  /** whether they answer a mail or a short message; a mail unless told */
  readonly by?: 'mail' | 'text';
}

export interface FilledNotice {
  readonly subject: string;
  readonly text: string;
  /** placeholders nothing is known for; with any, it is not sent */
  readonly unfilled: readonly string[];
}

/** Words with everything filled in, in one language. Pure. */
export function fillNotice(wording: Wording, facts: NoticeFacts, language: Language): FilledNotice {
  const values = valuesOf(facts, language);
  const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const unfilled = namesIn(`${wording.subject} ${wording.text}`).filter((name) => values[name] === undefined);
  return { subject: filled(wording.subject), text: filled(wording.text), unfilled };
}

/** Words of one piece: an SMS, or what fills a place of a template. Pure. */
export function fillWords(text: string, facts: NoticeFacts, language: Language): { readonly text: string; readonly unfilled: readonly string[] } {
  const { text: filled, unfilled } = fillNotice({ subject: '', text }, { ...facts, by: 'text' }, language);
  // A bent apostrophe is in no alphabet of 160 letters: it would make each message one of 70.
  return { text: filled.replaceAll('’', "'").replaceAll(/[^\S\n]+/g, ' ').trim(), unfilled };
}

function valuesOf(facts: NoticeFacts, language: Language): Readonly<Record<string, string | undefined>> {
  const words = wordsOf(language);
  const given = (value: string | null): string | undefined => (value === null || value.trim() === '' ? undefined : value.trim());
  // Between words that are read from the right, a number with a sign before it would be read “1001#”: marks keep its order.
  const marked = (value: string | undefined): string | undefined => (value === undefined || directionOf(language) === 'ltr' ? value : `\u200E${value}\u200E`);
  const base: Record<string, string | undefined> = {
    first_name: given(facts.customerName)?.split(/\s+/)[0] ?? words.friend, brand: facts.brand, order_number: marked(given(facts.orderNumber)), carrier: given(facts.carrier), tracking_number: marked(given(facts.trackingNumber)),
    tracking_link: given(facts.trackingLink) ?? given(facts.trackingNumber), return_number: marked(given(facts.returnNumber)), product: given(facts.product), link: given(facts.link), incident: given(facts.incident),
    charge_date: facts.chargeDate === null ? undefined : dayIn(facts.chargeDate, language, facts.timeZone), new_date: newDate(facts, language),
  };
  if (!isDelay(facts.trigger)) return base;
  const happened = words.happened[facts.trigger];
  const said = happened?.replaceAll(/\{(\w+)\}/g, (whole, name: string) => base[name] ?? whole);
  return { ...base, what_happened: said === undefined || /\{\w+\}/.test(said) ? undefined : said, what_changed: changedIn(facts, language), what_you_can_do: facts.by === 'text' ? words.youCanText : words.youCan };
}

function changedIn(facts: NoticeFacts, language: Language): string | undefined {
  const words = wordsOf(language);
  const said = (day: string): string => (words.day ?? '{day}').replace('{day}', day);
  const now = newDate(facts, language, said);
  if (now === undefined) return undefined;
  const before = facts.oldDate === null ? null : said(dayIn(facts.oldDate, language, facts.timeZone));
  return before === null || before === now ? words.expected.replace('{new}', now) : words.changed.replace('{new}', now).replace('{old}', before);
}

/** One day, or between two: as wide as it is known. */
function newDate({ newDates, timeZone }: NoticeFacts, language: Language, said = (day: string): string => day): string | undefined {
  if (newDates === null) return undefined;
  const [low, high] = newDates.map((date) => said(dayIn(date, language, timeZone))) as [string, string];
  return low === high ? low : wordsOf(language).between.replace('{low}', low).replace('{high}', high);
}

function dayIn(date: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(date);
}
