import type { BrandDetails } from '@keepdesk/client';

export const brandLanguages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'ja', 'ar'] as const;
export const brandColors = ['#0b6680', '#b4472e', '#5b4bb3', '#2f7d4f', '#a8551f', '#b03a6b', '#31557f'] as const;

/** A short name for addresses, from the brand's name: lower case, letters and digits, dashes between. */
export function slugFrom(name: string): string {
  return name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 49);
}

/** The domain in what people paste: an address of a page, with or without its scheme. */
export function domainFrom(text: string): string {
  return text.trim().replace(/^[a-z]+:\/\//i, '').replace(/[/?#].*$/, '').replace(/:\d+$/, '').replace(/^www\./i, '').toLowerCase();
}

export type BrandValues = Pick<BrandDetails, 'name' | 'slug' | 'domain' | 'color' | 'locale' | 'locales' | 'time_zone'>;

export function brandStart(brand: BrandDetails | null, guess: { language: string; zone: string }): BrandValues {
  if (brand) return { name: brand.name, slug: brand.slug, domain: brand.domain, color: brand.color, locale: brand.locale, locales: brand.locales, time_zone: brand.time_zone };
  const locale = brandLanguages.find((one) => one === guess.language) ?? 'en';
  return { name: '', slug: '', domain: '', color: brandColors[0], locale, locales: [locale], time_zone: guess.zone };
}

/** What the API takes: the first language is one of all, and a new brand's short name follows its name. */
export function brandBody(values: BrandValues): BrandValues {
  return { ...values, name: values.name.trim(), slug: values.slug || slugFrom(values.name), domain: domainFrom(values.domain), locales: [...new Set([values.locale, ...values.locales])] };
}
