import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

export type HandleKind = 'email' | 'phone' | 'shop';

export interface Handle {
  readonly kind: HandleKind;
  readonly value: string;
}

/**
 * The one spelling under which a handle is stored, or null when it is none: addresses in lower case without
 * surrounding blanks, phone numbers in E.164 (a national number needs the region), shop ids as given.
 */
export function normaliseHandle(kind: HandleKind, given: string, region?: CountryCode): Handle | null {
  const value = given.trim();
  if (value === '' || value.length > 320) return null;
  if (kind === 'email') return isAddress(value) ? { kind, value: value.toLowerCase() } : null;
  if (kind === 'shop') return { kind, value };
  const phone = parsePhoneNumberFromString(value, region);
  return phone?.isValid() ? { kind, value: phone.number } : null;
}

/** What somebody is known by who left an address, a number or both: the address, unless it is none. */
export function contactHandle({ email, phone }: { email: string | null; phone: string | null }): Handle | null {
  return (email !== null ? normaliseHandle('email', email) : null) ?? (phone !== null ? normaliseHandle('phone', phone) : null);
}

/** Shape only (RFC 5321 §4.1.2, with UTF-8 local parts): something, one @, a domain. */
export function isAddress(value: string): boolean {
  return /^[^\s@<>"(),:;[\]\\]+@[^\s@<>"(),:;[\]\\]+$/u.test(value) && value.length <= 254;
}
