/**
 * Whether a page of this origin may use the chat. `allowed` holds origins (https://shop.example) and whole domains
 * (https://*.shop.example, which is every name below, not the domain itself). A request without an origin is no page's.
 */
export function originAllowed(origin: string | undefined, allowed: readonly string[]): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return allowed.some((entry) => {
    const wild = /^(https?):\/\/\*\.([^/]+)$/.exec(entry);
    if (wild) return asked.protocol === `${wild[1]}:` && asked.host.endsWith(`.${wild[2]?.toLowerCase()}`);
    return URL.canParse(entry) && new URL(entry).origin === asked.origin;
  });
}

/** What a person typed as an origin, in the form it is kept in; null when it is none. */
export function readOrigin(typed: string): string | null {
  const text = typed.trim().toLowerCase().replace(/\/+$/, '');
  const full = /^https?:\/\//.test(text) ? text : `https://${text}`;
  const plain = full.replace('://*.', '://');
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  return url.origin === plain && url.hostname !== '' ? full : null;
}

/** Where a brand that named no origins may chat: its own domain and the names below it. */
export function usualOrigins(domain: string, publicUrl: string): string[] {
  return [...(domain === '' ? [] : [`https://${domain}`, `https://*.${domain}`]), new URL(publicUrl).origin];
}
