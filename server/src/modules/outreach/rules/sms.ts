import { neededOf, namesIn } from './check-wording.ts';
import { isDelay, type Trigger } from './shapes.ts';
import { directionOf, wordsOf, type Language, type Wording } from './words/index.ts';

// GSM 03.38 (3GPP TS 23.038, 6.2.1): what one septet holds, and what takes two.
const BASIC = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const TWICE = new Set('\f^{}\\[~]|€');

export interface Segments {
  readonly encoding: 'gsm7' | 'ucs2';
  /** characters as the network counts them: septets, or UTF-16 units */
  readonly length: number;
  readonly count: number;
  /** the characters that make it the longer encoding */
  readonly foreign: readonly string[];
}

/** How many messages a text is sent and paid as: 160 septets or 70 units in one, 153 or 67 in each of several, which carry a header of six bytes. */
export function segmentsOf(text: string): Segments {
  const letters = [...text];
  const foreign = [...new Set(letters.filter((letter) => !BASIC.has(letter) && !TWICE.has(letter)))];
  const units = foreign.length > 0 ? letters.map((letter) => letter.length) : letters.map((letter) => (TWICE.has(letter) ? 2 : 1));
  const [alone, shared] = foreign.length > 0 ? [70, 67] : [160, 153];
  const length = units.reduce((sum, one) => sum + one, 0);
  return { encoding: foreign.length > 0 ? 'ucs2' : 'gsm7', length, foreign, count: length <= alone ? Math.min(1, length) : packed(units, shared) };
}

/** A letter of two units is never cut in two. */
function packed(units: readonly number[], most: number): number {
  let count = 1;
  let full = 0;
  for (const one of units) {
    if (full + one > most) {
      count += 1;
      full = 0;
    }
    full += one;
  }
  return count;
}

/** A telephone reads a text the way its first letter is read, and that may be a name in ours: a mark before it says that it is read from the right. */
const MARK = { ltr: '', rtl: '\u200F' } as const;

/** The words of an SMS: the brand's own, else the least that is honest, made of what the mail has to say. Ends with how to stop. */
export function smsWords(trigger: Trigger, wording: Wording, language: Language): string {
  const own = wording.sms?.trim() ?? '';
  const { stopText } = wordsOf(language);
  return `${MARK[directionOf(language)]}${own === '' ? leastWords(trigger, wording, language) : own} ${stopText}`;
}

function leastWords(trigger: Trigger, wording: Wording, language: Language): string {
  // Between Japanese sentences stands no space.
  if (isDelay(trigger)) return language === 'ja' ? '{brand}: {what_happened}{what_changed}' : '{brand}: {what_happened} {what_changed}';
  const said = namesIn(wording.subject);
  const more = [...neededOf(trigger), ...(trigger === 'back_in_stock' ? ['link'] : [])].filter((name) => !said.includes(name));
  return [`{brand}: ${wording.subject.trim().replace(/[.!。！]$/u, '')}${language === 'ja' ? '。' : '.'}`, ...more.map((name) => `{${name}}`)].join(' ');
}
