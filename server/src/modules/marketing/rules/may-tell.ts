import type { leftOutReasons } from '../contract.ts';

/** What is known of a person at the moment something would be told of them. */
export interface Person {
  readonly erased: boolean;
  readonly email: string | null;
  readonly phone: string | null;
  /** what they said to marketing, by channel; absent: neither yes nor no */
  readonly consents: Readonly<Partial<Record<'email' | 'sms' | 'whatsapp' | 'phone', boolean>>>;
}

export type LeftOut = (typeof leftOutReasons)[number];

/**
 * Whether a service may be told of a person, and if not, why. Whoever said no to marketing by any channel is never told of, though they said yes by
 * another: the service would have to know which of them its next step uses, and may have more of them than we hear of. Where the brand asks for a
 * yes, one of them has to be there.
 */
export function whyLeftOut(person: Person, onlyConsented: boolean): LeftOut | null {
  if (person.erased) return 'erased';
  if (person.email === null && person.phone === null) return 'no_address';
  const said = Object.values(person.consents);
  if (said.includes(false)) return 'said_no';
  return onlyConsented && !said.includes(true) ? 'no_yes' : null;
}
