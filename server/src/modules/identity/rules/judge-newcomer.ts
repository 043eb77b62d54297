/** What a provider says of somebody, as far as it decides. */
export interface Claimed {
  readonly email: string;
  /** what the provider says; null when it says nothing. SAML has no such word: its signature stands for the address */
  readonly emailVerified: boolean | null;
}

export type NewcomerVerdict = { readonly admit: 'person' } | { readonly admit: 'newcomer' } | { readonly refuse: 'other_domain' | 'unverified' | 'switched_off' | 'not_invited' };

/**
 * Whether somebody whom a provider vouches for comes in: the address must belong to a domain the provider answers for and not
 * be marked unverified; who works here comes in as themselves, anybody else only where newcomers get a role.
 */
export function judgeNewcomer(claimed: Claimed, domains: readonly string[], person: { readonly disabled: boolean } | null, newcomersGetRole: boolean): NewcomerVerdict {
  const domain = claimed.email.toLowerCase().split('@')[1] ?? '';
  if (!domains.includes(domain)) return { refuse: 'other_domain' };
  if (claimed.emailVerified === false) return { refuse: 'unverified' };
  if (person) return person.disabled ? { refuse: 'switched_off' } : { admit: 'person' };
  return newcomersGetRole ? { admit: 'newcomer' } : { refuse: 'not_invited' };
}
