export interface SeenPage {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  readonly at: string;
}

export interface CartLine {
  readonly title: string;
  readonly quantity: number;
  readonly price_minor: number | null;
  readonly sku: string | null;
  readonly url: string | null;
}

export interface Cart {
  readonly currency: string | null;
  readonly total_minor: number | null;
  readonly lines: readonly CartLine[];
}

const PAGES = 12;
const LINES = 50;

/** The pages a shopper looked at with this one in front; the same page again only moves to the front. */
export function withPage(pages: readonly SeenPage[], said: Record<string, unknown>, now: Date): SeenPage[] {
  const url = webAddress(said.url);
  if (url === null) return [...pages];
  const page = { url, title: line(said.title, 200), referrer: webAddress(said.referrer) ?? '', at: now.toISOString() };
  return [page, ...pages.filter((one) => one.url !== url)].slice(0, PAGES);
}

/** A cart as a shop's page may say it; what is not understood is left out. Null when it is empty. */
export function readCart(said: Record<string, unknown>): Cart | null {
  const given = Array.isArray(said.lines) ? said.lines.slice(0, LINES) : [];
  const lines = given.flatMap((one: unknown): CartLine[] => {
    if (typeof one !== 'object' || one === null) return [];
    const entry = one as Record<string, unknown>;
    const title = line(entry.title, 200);
    return title === '' ? [] : [{ title, quantity: Math.min(9999, Math.max(1, wholeNumber(entry.quantity) ?? 1)), price_minor: wholeNumber(entry.price_minor), sku: line(entry.sku, 80) || null, url: webAddress(entry.url) }];
  });
  const currency = typeof said.currency === 'string' && /^[A-Z]{3}$/.test(said.currency) ? said.currency : null;
  return lines.length === 0 ? null : { currency, total_minor: wholeNumber(said.total_minor), lines };
}

/** http and https only, without what may hold secrets: user names, and words after a question mark that look like tokens. */
export function webAddress(given: unknown): string | null {
  if (typeof given !== 'string' || given.length > 2000 || !URL.canParse(given)) return null;
  const url = new URL(given);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const name of Array.from(url.searchParams.keys())) if (/token|secret|pass|key|auth|session|code/i.test(name)) url.searchParams.delete(name);
  return url.href.slice(0, 1000);
}

function line(given: unknown, most: number): string {
  return typeof given === 'string' ? given.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, most) : '';
}

function wholeNumber(given: unknown): number | null {
  return typeof given === 'number' && Number.isSafeInteger(given) && Math.abs(given) < 1e12 ? given : null;
}
