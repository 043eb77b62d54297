import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { NoticeWords, Wording } from './shape.ts';

export type { NoticeWords, Wording };

export const LANGUAGES = ['en', 'de', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

const words: Readonly<Record<Language, NoticeWords>> = { en, de, es };

/** The first of what is wanted that is spoken here; English else. */
export function languageFor(...wanted: readonly (string | null)[]): Language {
  for (const one of wanted) {
    const found = LANGUAGES.find((language) => one?.toLowerCase().split(/[-_]/)[0] === language);
    if (found) return found;
  }
  return 'en';
}

export const wordsOf = (language: Language): NoticeWords => words[language];
