import { LANGUAGES, type Language } from '../../contract-words.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pt } from './pt.ts';
import type { NoticeWords, Wording } from './shape.ts';

export { LANGUAGES, type Language } from '../../contract-words.ts';
export type { NoticeWords, Wording };

const words: Readonly<Record<Language, NoticeWords>> = { en, de, es, fr, it, nl, pt, ja, ar };

/** All of what is wanted that is spoken here, in its order: as a locale, or as a browser says it (RFC 9110, 12.5.4, in the order as written). */
export function languagesOf(...wanted: readonly (string | null)[]): Language[] {
  const said = wanted.flatMap((one) => (one ?? '').toLowerCase().split(',').map((part) => part.trim().split(/[-_;]/)[0]));
  return [...new Set(said.flatMap((one) => LANGUAGES.find((language) => language === one) ?? []))];
}

/** The first of what is wanted that is spoken here; English else. */
export const languageFor = (...wanted: readonly (string | null)[]): Language => languagesOf(...wanted)[0] ?? 'en';

export const wordsOf = (language: Language): NoticeWords => words[language];

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
