import { en, type Words } from './en.ts';

const others: Record<string, () => Promise<{ default: Words }>> = {
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  nl: () => import('./nl.ts'),
  pt: () => import('./pt.ts'),
  ar: () => import('./ar.ts'),
};

/** The words of a language; English where it has none, or while its file does not come. */
export async function wordsOf(lang: string): Promise<Words> {
  const load = others[lang];
  if (!load) return en;
  return load().then(
    (file) => file.default,
    () => en,
  );
}

/** `Order {number}` with its number. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

export type { Words } from './en.ts';
