import type en from './en/index.ts';

type Words<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Words<Tree[Key]> };

/** The shape every language fills: the English catalogue's keys, and only those. */
export type Catalogue = Words<typeof en>;

export const languages = ['en', 'de', 'es'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español' };

/** The language we have for a wish such as `de-AT`; English when there is none. */
export function languageFor(wish: string | null | undefined): Language {
  const short = wish?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === short) ?? 'en';
}
