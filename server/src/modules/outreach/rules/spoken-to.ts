import { LANGUAGES, languagesOf, type Language } from './words/index.ts';

/** What somebody said, by language. */
export type Spoken = Readonly<Partial<Record<string, string>>>;

/**
 * Languages to tell somebody in, best first: theirs, then the brand's. Where something was said in some languages only (a carrier's trouble), it is told in one
 * of those, then in English, then in any: half a letter in another language is read by nobody.
 */
export function spokenTo(locale: string | null, brandLocale: string, said: Spoken | null): Language[] {
  const wanted = languagesOf(locale, brandLocale);
  const told = [...wanted, 'en' as const, ...LANGUAGES].filter((language) => (said?.[language] ?? '').trim() !== '');
  return told.length === 0 ? wanted : [...new Set(told)];
}

/** What was said in this language, else in English, else in any. */
export function saidIn(said: Spoken | null, language: string): string | null {
  return [said?.[language], said?.en, ...Object.values(said ?? {})].find((text) => (text ?? '').trim() !== '') ?? null;
}
