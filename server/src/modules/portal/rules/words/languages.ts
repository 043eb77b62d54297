import { languages } from '../../contract.ts';

export { languages };
export type Language = (typeof languages)[number];

/** Each in its own words, as a choice is shown. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch', es: 'Español', fr: 'Français', it: 'Italiano', nl: 'Nederlands', pt: 'Português', ja: '日本語', ar: 'العربية' };

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');

/** The first wanted language that is offered: what was chosen, then what the browser asks for (RFC 9110 §12.5.4), then the first offered. */
export function pickLanguage(offered: readonly Language[], wishes: { readonly chosen?: string | undefined; readonly accepts?: string | undefined; readonly usual: string }): Language {
  const base = (tag: string): string => tag.trim().toLowerCase().split('-')[0] ?? '';
  const asked = (wishes.accepts ?? '').slice(0, 500).split(',').map((part) => {
    const [tag = '', quality] = part.split(';q=');
    return { tag: base(tag), weight: quality === undefined ? 1 : Number(quality) || 0 };
  }).filter((one) => one.weight > 0).toSorted((a, b) => b.weight - a.weight).map((one) => one.tag);
  const found = [base(wishes.chosen ?? ''), ...asked, base(wishes.usual)].find((tag) => offered.some((one) => one === tag));
  return (found as Language | undefined) ?? offered[0] ?? 'en';
}
