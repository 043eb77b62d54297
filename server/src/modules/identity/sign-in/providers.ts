import type { sso } from '@better-auth/sso';
import { systemActor } from '../../../platform/actor/actor.ts';
import { record } from '../../audit/index.ts';
import { createPerson } from '../commands/create-person.ts';
import type { IdentityPorts } from '../ports.ts';
import { judgeNewcomer } from '../rules/judge-newcomer.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';
import { listProviders, noteRefused, noteUsed, type OidcSettings, type ProviderRow, type SamlSettings } from '../store/identity-providers.ts';
import { personByEmail } from '../store/people.ts';

type Options = NonNullable<Parameters<typeof sso>[0]>;
type Known = NonNullable<Options['defaultSSO']>[number];
type Resolve = NonNullable<Options['resolveUser']>;

export const PROVIDER_SECRET = 'identity.provider';
const FRESH_MS = 5000;
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const system = systemActor('sign-in');

/** The providers as the sign-in library takes them, read anew when it is about to use them, and who comes in by them. */
export class Providers {
  /** the library looks through this very list */
  readonly list: Known[] = [];
  readonly #ports: IdentityPorts;
  #rows: ProviderRow[] = [];
  #readAt = -Infinity;

  constructor(ports: IdentityPorts) {
    this.#ports = ports;
  }

  forget(): void {
    this.#readAt = -Infinity;
  }

  async refresh(): Promise<void> {
    if (this.#ports.clock.now().getTime() - this.#readAt < FRESH_MS) return;
    this.#rows = (await this.#ports.db.read(system, listProviders)).filter((row) => row.enabled);
    this.list.splice(0, this.list.length, ...this.#rows.map((row) => this.#known(row)));
    this.#readAt = this.#ports.clock.now().getTime();
  }

  /** Where the library may ask, though the address be inside the house's own network: whoever set the provider up said so. */
  origins(): string[] {
    return this.#rows.flatMap((row) => (row.kind === 'oidc' ? [new URL((row.settings as OidcSettings).issuer).origin] : []));
  }

  /** Who it is that a provider vouches for, or why they stay outside. */
  readonly resolve: Resolve = async (input) => {
    const row = this.#rows.find((one) => one.slug === input.providerId);
    if (!row) return { action: 'reject', code: 'unknown_provider' };
    const email = input.providerUser.email.toLowerCase();
    const said = input.protocol === 'oidc' ? (input.verifiedIdTokenClaims.email_verified ?? input.providerClaims.email_verified) : undefined;
    const claimed = { email, emailVerified: said === undefined ? null : said === true || said === 'true' };
    return this.#ports.db.transact(system, async (tx) => {
      const person = await personByEmail(tx, email);
      const verdict = judgeNewcomer(claimed, row.domains, person ? { disabled: person.disabled_at !== null } : null, row.newcomer_role_id !== null);
      if ('refuse' in verdict) {
        await noteRefused(tx, row.slug, `${verdict.refuse}: ${email}`);
        await record(tx, { action: 'identity.sign_in_refused', subjectKind: 'identity_provider', subjectId: row.id, facts: { because: verdict.refuse } });
        return { action: 'reject', code: verdict.refuse };
      }
      await noteUsed(tx, row.slug);
      if (person) return { action: 'link', userId: person.id, profile: 'preserve' };
      const id = await createPerson(tx, { name: input.providerUser.name.trim() || (email.split('@')[0] ?? email), email, passphraseHash: null, roles: [{ role_id: row.newcomer_role_id as string, brand_id: row.newcomer_brand_id ?? ALL_BRANDS }] });
      await record(tx, { action: 'identity.person_joined', subjectKind: 'person', subjectId: id, facts: { by: row.slug } });
      return { action: 'link', userId: id, profile: 'preserve' };
    });
  };

  #known(row: ProviderRow): Known {
    const domain = row.domains[0] ?? 'none.invalid';
    if (row.kind === 'oidc') {
      const { issuer, client_id } = row.settings as OidcSettings;
      return { domain, providerId: row.slug, oidcConfig: { issuer, pkce: true, clientId: client_id, clientSecret: row.secret === null ? '' : this.#ports.vault.open(row.secret, PROVIDER_SECRET), discoveryEndpoint: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, scopes: ['openid', 'email', 'profile'] } };
    }
    const { entity_id, entry_point, certificates } = row.settings as SamlSettings;
    return {
      domain, providerId: row.slug,
      samlConfig: {
        issuer: `${this.#ports.publicUrl}/api/auth/sso/saml2/sp/metadata?providerId=${row.slug}`, entryPoint: entry_point, cert: [...certificates], wantAssertionsSigned: true, identifierFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
        // Signing out there is switched off; without an address for it the library writes a warning at every sign-in.
        idpMetadata: { entityID: entity_id, cert: [...certificates], singleSignOnService: [{ Binding: REDIRECT, Location: entry_point }], singleLogoutService: [{ Binding: REDIRECT, Location: entry_point }] },
        mapping: { email: 'email', name: 'displayName' },
      },
    };
  }
}
