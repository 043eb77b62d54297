import { isMonthIn, months, PAST, relativeDays, weekdays } from './day-words.ts';
import type { EntityFacts, Found } from './entity.ts';

const DAY_MS = 86_400_000;
const MONTH = [...months.keys()].sort((a, b) => b.length - a.length).join('|');
const WEEKDAY = [...weekdays.keys()].sort((a, b) => b.length - a.length).join('|');
const RELATIVE = Object.keys(relativeDays).filter((word) => !/[\u3040-\u9fff]/.test(word)).sort((a, b) => b.length - a.length).join('|');
const RELATIVE_UNSPACED = Object.keys(relativeDays).filter((word) => /[\u3040-\u9fff]/.test(word)).join('|');
const EDGE = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

const ISO = new RegExp(`${EDGE}(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})${END}|(\\d{4})年(\\d{1,2})月(\\d{1,2})日`, 'gu');
const NUMERIC = new RegExp(`${EDGE}(?<![\\d][./-])(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})${END}(?![./-]\\d)`, 'gu');
const DOTTED = new RegExp(`${EDGE}(?<![\\d][./-])(\\d{1,2})\\.(\\d{1,2})\\.(?!\\d)`, 'gu');
const DAY_FIRST = new RegExp(`${EDGE}(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?\\s(?:(?:of|de|d['’])\\s?)?(${MONTH})\\.?(?:,?\\s(?:de\\s|del\\s)?(\\d{4}))?${END}`, 'giu');
const MONTH_FIRST = new RegExp(`${EDGE}(${MONTH})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s(\\d{4}))?${END}`, 'giu');
const MONTH_AND_DAY = /(?<!\d)(\d{1,2})月(\d{1,2})日/gu;
const NEAR = new RegExp(`${EDGE}(?:(?:the\\s)?day\\safter\\stomorrow|pasado\\smañana|après-demain|depois\\sde\\samanhã|(?:the\\s)?day\\sbefore\\syesterday|${RELATIVE})${END}|${RELATIVE_UNSPACED}`, 'giu');
const ON_WEEKDAY = new RegExp(`${EDGE}(?:(last|past|next|this|coming|letzten?|vergangenen|nächsten?|kommenden|diesen|próximo|pasado|prochain|dernier|prossimo|scorso|volgende|vorige|afgelopen)\\s)?(${WEEKDAY})s?(?:\\s(pasado|próximo|prochain|dernier|prossimo|scorso|passad[oa]))?${END}`, 'giu');
const COUNTED = new RegExp(`${EDGE}(?:(in|within|en|dans|em|tra|fra|over|vor|il\\sy\\sa|hace|há)\\s)?(\\d{1,3}|a|an|one|two|three|four|five|six|seven|ein(?:em|er)?|zwei|drei|une?|deux|trois|una?|dos|tres|um|dois|due|tre|een|twee|drie)\\s(days?|weeks?|months?|tagen?|wochen?|monat(?:en)?|días?|semanas?|meses|mes|jours?|semaines?|mois|dias?|giorni|giorno|settiman[ae]|mesi|mese|dag(?:en)?|weken|week|maand(?:en)?)(?:\\s(ago|fa|geleden|atrás))?${END}`, 'giu');
const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ein: 1, einem: 1, einer: 1, zwei: 2, drei: 3, un: 1, une: 1, deux: 2, trois: 3, una: 1, dos: 2, tres: 3, um: 1, uma: 1, dois: 2, due: 2, tre: 3, een: 1, twee: 2, drie: 3 };

/** Where days are written "10.5." */
const DOTTED_DAYS = ['de', 'nl'];
/** The verb, not the month. */
const MAY_DO = /\b(?:i|you|he|she|it|we|they|that|this|which|who)\smay\s\d{1,2}$/iu;
/** "Guten Morgen", "por la mañana", "goedemorgen": a time of day. */
const TIME_OF_DAY = /(?:guten|goeden?|heute|am|jeden|la|esta|cada)\s$/iu;

/** A month's short form counts in the language of the text and in English: "set" and "out" are words of others. */
function isMonth(name: string | undefined, language: string | undefined): boolean {
  const word = (name ?? '').toLowerCase();
  return word.length > 3 || language === undefined || isMonthIn(word, language) || isMonthIn(word, 'en');
}

const isGreeting = (text: string, { 0: word, index }: RegExpExecArray): boolean => /^(?:morgen|mañana)$/i.test(word) && TIME_OF_DAY.test(text.slice(Math.max(0, index - 8), index));

/** Dates, absolute and relative, as ISO 8601 days. 05/12 is May 12 in the United States and 5 December elsewhere; a day without a year is the nearest one. */
export function findDates(text: string, facts: EntityFacts): Found[] {
  const today = facts.now === undefined ? null : dayOf(facts.now, facts.timeZone ?? 'UTC');
  const american = ['US', 'PH'].includes(facts.region ?? '');
  const found: Found[] = [];
  const put = (match: RegExpExecArray, day: number | null) => {
    if (day !== null) found.push({ type: 'date', start: match.index, end: match.index + match[0].trimEnd().length, value: new Date(day).toISOString().slice(0, 10) });
  };
  for (const match of text.matchAll(ISO)) put(match, day(Number(match[1] ?? match[4]), Number(match[2] ?? match[5]), Number(match[3] ?? match[6])));
  for (const match of text.matchAll(NUMERIC)) put(match, numeric(match, american));
  // "10.5." is a day where days are written so, and elsewhere a size at the end of a sentence.
  if (facts.language === undefined || DOTTED_DAYS.includes(facts.language)) for (const match of text.matchAll(DOTTED)) put(match, nearest(Number(match[2]), Number(match[1]), today));
  for (const match of text.matchAll(DAY_FIRST)) if (isMonth(match[2], facts.language)) put(match, named(match[2], match[1], match[3], today));
  for (const match of text.matchAll(MONTH_FIRST)) if (isMonth(match[1], facts.language) && !MAY_DO.test(text.slice(Math.max(0, match.index - 12), match.index + match[0].length))) put(match, named(match[1], match[2], match[3], today));
  for (const match of text.matchAll(MONTH_AND_DAY)) if (text[match.index - 1] !== '年') put(match, nearest(Number(match[1]), Number(match[2]), today));
  if (today === null) return found;
  for (const match of text.matchAll(NEAR)) if (!isGreeting(text, match) && (facts.language === undefined || facts.language === 'fr' || match[0].toLowerCase() !== 'hier')) put(match, today + DAY_MS * nearDays(match[0].toLowerCase().replaceAll(/\s+/g, ' ')));
  for (const match of text.matchAll(ON_WEEKDAY)) put(match, onWeekday(text, match, today));
  for (const match of text.matchAll(COUNTED)) put(match, counted(match, today));
  return found;
}

/** Midnight UTC of the day that a moment falls on in a zone. */
export function dayOf(moment: Date, timeZone: string): number {
  const [year = 0, month = 1, date = 1] = formatOf(timeZone).format(moment).split('-').map(Number);
  return Date.UTC(year, month - 1, date);
}

/** Making one takes as long as reading a short message; there are as many as brands' time zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) formats.set(timeZone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format;
}

/** Midnight UTC of a day that exists; else null. */
function day(year: number, month: number, date: number): number | null {
  const moment = new Date(Date.UTC(year, month - 1, date));
  return month >= 1 && month <= 12 && date >= 1 && moment.getUTCDate() === date && year >= 1900 && year <= 2200 ? moment.getTime() : null;
}

function numeric(match: RegExpExecArray, american: boolean): number | null {
  const [first, second, written] = [Number(match[1]), Number(match[3]), Number(match[4])];
  const year = written < 100 ? 2000 + written : written;
  const monthFirst = match[2] === '/' && american;
  return (monthFirst ? day(year, first, second) : day(year, second, first)) ?? (match[2] === '.' ? null : monthFirst ? day(year, second, first) : day(year, first, second));
}

function named(month: string | undefined, date: string | undefined, year: string | undefined, today: number | null): number | null {
  const number = months.get((month ?? '').toLowerCase()) ?? 0;
  return year === undefined ? nearest(number, Number(date), today) : day(Number(year), number, Number(date));
}

/** The day in the year that brings it nearest to today. */
function nearest(month: number, date: number, today: number | null): number | null {
  if (today === null) return null;
  const year = new Date(today).getUTCFullYear();
  const days = [year - 1, year, year + 1].flatMap((one) => day(one, month, date) ?? []);
  return days.sort((a, b) => Math.abs(a - today) - Math.abs(b - today))[0] ?? null;
}

function nearDays(words: string): number {
  if (/^(?:the )?day after tomorrow$|^pasado mañana$|^après-demain$|^depois de amanhã$/.test(words)) return 2;
  return /^(?:the )?day before yesterday$/.test(words) ? -2 : (relativeDays[words] ?? 0);
}

/** The next such day, today counting; with a word of the past, the last one before today. "Next" skips the days of this week. */
function onWeekday(text: string, match: RegExpExecArray, today: number): number {
  const wanted = weekdays.get((match[2] ?? '').toLowerCase()) ?? 1;
  const weekday = ((new Date(today).getUTCDay() + 6) % 7) + 1;
  const said = match[1] ?? match[3] ?? '';
  const past = said === '' ? PAST.test(text.slice(Math.max(0, match.index - 40), match.index)) : PAST.test(said);
  const ahead = (wanted - weekday + 7) % 7;
  if (past) return today + DAY_MS * (ahead === 0 ? -7 : ahead - 7);
  return today + DAY_MS * (ahead === 0 && /^(?:next|nächst|próximo|prochain|prossimo|volgende)/i.test(said) ? 7 : ahead);
}

/** "In 3 days", "vor zwei Wochen": only with a word that says which way. */
function counted(match: RegExpExecArray, today: number): number | null {
  const before = (match[1] ?? '').toLowerCase().replaceAll(/\s+/g, ' ');
  const back = match[4] !== undefined || /^(?:vor|il y a|hace|há)$/.test(before);
  const unit = (match[3] ?? '').toLowerCase();
  if ((!back && before === '') || (before === 'over' && !/^(?:dag|weken|maand)/.test(unit))) return null;
  const count = (NUMBERS[(match[2] ?? '').toLowerCase()] ?? Number(match[2])) * (back ? -1 : 1);
  if (/^(?:d|t|j|g)/.test(unit)) return today + count * DAY_MS;
  if (/^(?:w|s)/.test(unit)) return today + count * 7 * DAY_MS;
  const date = new Date(today);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, Math.min(date.getUTCDate(), last));
}
