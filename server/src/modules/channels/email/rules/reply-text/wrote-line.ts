import { ON, WEEKDAYS, WROTE } from './phrases.ts';
import { anyOf, isBlank, plainLine } from './plain-line.ts';

const VERB = new RegExp(`(?:^|[^\\p{L}])(?:${anyOf(WROTE)})(?![\\p{L}(])`, 'u');
const VERB_AT_END = new RegExp(`(?:${anyOf(WROTE)})\\s*(?:\\([^()]{0,60}\\))?\\s*[:：]?\\s*[-–—_=~]*$`, 'u');
const OPENER = new RegExp(`^(?:${anyOf(ON)})(?:[\\s,.:]|(?=\\d)|$)`, 'u');
const WEEKDAY = new RegExp(`^(?:${anyOf(WEEKDAYS)})(?:[.,]|\\p{L}{0,8}[.,]?)\\s+(?:den\\s+)?\\d`, 'u');
const STARTS_WITH_DATE = /^(?:\d{1,4}[./年-]\s?\d{1,2}|\d{1,2}\.?\s(?:de\s)?\p{L}{3,12}\.?)/u;
const DATE = /\d{1,2}[:.h]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2}|\d{1,2}\s?[年月時時]/u;
const ADDRESS = /[^\s<>"(@]+@[^\s<>")@]+\.[^\s<>")@]+|<\s*$|<\s*mailto:/;
const SPAN = 5;
const LENGTH = 400;

/**
 * Whether an attribution line ("On Tuesday, Ann wrote:") begins at `index`, in any of the known languages; returns how
 * many lines it spans (mail programs wrap it), or 0. Needs a verb of writing or an ISO date with an address, and a date
 * or an address: "On this day I wrote something" is somebody's text.
 */
export function wroteLinesAt(lines: readonly string[], index: number): number {
  const first = trimRule(plainLine(lines[index] ?? ''));
  if (first === '' || !mayStart(first)) return 0;
  let joined = '';
  for (let span = 1; span <= SPAN && index + span <= lines.length; span++) {
    const line = lines[index + span - 1] ?? '';
    if (isBlank(line) && span > 1) {
      const next = plainLine(lines[index + span] ?? '');
      if (!/[<,]\s*$/.test(joined) && !VERB.test(joined) && !/@|>$/.test(joined) && !(next === '<' && DATE.test(joined))) return 0;
      if (!/^(?:<|>|wrote|mailto:)/.test(next)) return 0;
      continue;
    }
    joined = trimRule(`${joined} ${plainLine(line)}`.trim());
    if (joined.length > LENGTH) return 0;
    if (isWhole(joined)) return span;
  }
  return 0;
}

/** Rules of dashes drawn around the line. */
function trimRule(line: string): string {
  return line.replace(/^[-–—_=~\s]{2,}|[-–—_=~\s]{2,}$/g, '').trim();
}

function mayStart(first: string): boolean {
  if (!/[\d@<]/.test(first) && !OPENER.test(first) && !WEEKDAY.test(first)) return false;
  return OPENER.test(first) || WEEKDAY.test(first) || STARTS_WITH_DATE.test(first) || (hasAddress(first) && VERB.test(first)) || (/<[^<>@\s]+@[^<>\s]+>/.test(first) && first.length < 120);
}

function isWhole(joined: string): boolean {
  const dated = DATE.test(joined);
  const addressed = hasAddress(joined);
  if (!dated && !addressed) return false;
  if (VERB_AT_END.test(joined)) return true;
  if (VERB.test(joined) && /[:：]$/.test(joined)) return true;
  if (dated && /<[^<>\s]+@[^<>\s]+>\s*[:：]$/.test(joined)) return true;
  const isoDated = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b/.test(joined) || /^\d{1,2}[./]\d{1,2}[./]\d{4},? \d{1,2}:\d{2}/.test(joined);
  return isoDated && (/<[^<>\s]+@[^<>\s]+>:?$/.test(joined) || /gmt[+-]\d{1,2}:?\d{2}\s+\S.{1,80}$/.test(joined));
}

/** "my answer On Wed, Apr 4, 2012 at 3:59 PM, ann@x wrote:": where the attribution begins within one line, or -1. */
export function sharedLineCut(line: string): number {
  if (line.length > 300 || !/:\s*$/.test(line)) return -1;
  const found = /\s(?=(?:On|Am|Le|El|Il|Op|Em)\s(?:\p{L}{2,10}[.,]?\s){0,2}\d)/u.exec(line);
  if (found === null || found.index === 0) return -1;
  return wroteLinesAt([line.slice(found.index + 1)], 0) === 1 ? found.index : -1;
}

function hasAddress(text: string): boolean {
  return /[@<]/.test(text) && ADDRESS.test(text);
}
