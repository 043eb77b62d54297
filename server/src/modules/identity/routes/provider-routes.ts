import { Type } from 'typebox';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { addProvider, changeProvider, dropProvider } from '../commands/change-provider.ts';
import { NewProvider, Provider, ProviderChange, SignInWay, type ProviderView } from '../contract.ts';
import type { IdentityPorts } from '../ports.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';
import type { Providers } from '../sign-in/providers.ts';
import { listProviders, providerById, type OidcSettings, type ProviderRow, type SamlSettings } from '../store/identity-providers.ts';
import { wideWrite, type Desk } from './wide-route.ts';

const access = { permission: 'identity.sign_in' };

export function providerRoutes(desk: Desk, ports: IdentityPorts, providers: Providers): void {
  const { app } = desk;
  const shown = view(ports.publicUrl);
  const list = listOf(Provider);
  app.read({ method: 'GET', url: '/api/v1/sign-in-ways', summary: 'Where people can sign in besides by passphrase', access: 'anyone', response: listOf(SignInWay) }, async (tx) => ({ data: (await listProviders(tx)).filter((row) => row.enabled).map((row) => ({ provider_id: row.slug, name: row.name })), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/identity-providers', summary: 'Providers people sign in by: OpenID Connect and SAML', access, response: list }, async (tx) => ({ data: (await listProviders(tx)).map(shown), next_cursor: null }));
  wideWrite(desk, { method: 'POST', url: '/api/v1/identity-providers', summary: 'Add a provider', access, status: 201, body: NewProvider, response: Provider }, async (tx, { body: { kind, ...given } }) => {
    const id = await addProvider(tx, ports, kind, given);
    tx.afterCommit(() => providers.forget());
    return shown(await providerById(tx, id));
  });
  wideWrite(desk, { method: 'PATCH', url: '/api/v1/identity-providers/:id', summary: 'Change a provider, or switch it off and on', access, params: idParams, body: ProviderChange, response: Provider }, async (tx, { params, body }) => {
    await changeProvider(tx, ports, params.id, body);
    tx.afterCommit(() => providers.forget());
    return shown(await providerById(tx, params.id));
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/identity-providers/:id', summary: 'Remove a provider; people stay, and sign in otherwise', access, params: idParams, response: Type.Object({ data: Type.Array(Provider) }) }, async (tx, { params }) => {
    await dropProvider(tx, params.id);
    tx.afterCommit(() => providers.forget());
    return { data: (await listProviders(tx)).map(shown) };
  });
}

const view = (publicUrl: string) => (row: ProviderRow): ProviderView => {
  const oidc = row.settings as Partial<OidcSettings>;
  const saml = row.settings as Partial<SamlSettings>;
  return {
    id: row.id, provider_id: row.slug, kind: row.kind, name: row.name, domains: row.domains, issuer: oidc.issuer ?? null, client_id: oidc.client_id ?? null, has_secret: row.secret !== null, entity_id: saml.entity_id ?? null, entry_point: saml.entry_point ?? null, certificates: [...(saml.certificates ?? [])],
    newcomer_role_id: row.newcomer_role_id, newcomer_brand_id: row.newcomer_brand_id === ALL_BRANDS ? null : row.newcomer_brand_id, enabled: row.enabled, last_used_at: row.last_used_at?.toISOString() ?? null, last_refused_at: row.last_refused_at?.toISOString() ?? null, last_refused: row.last_refused,
    callback_url: row.kind === 'oidc' ? `${publicUrl}/api/auth/sso/callback/${row.slug}` : `${publicUrl}/api/auth/sso/saml2/sp/acs/${row.slug}`, our_entity_id: row.kind === 'oidc' ? null : `${publicUrl}/api/auth/sso/saml2/sp/metadata?providerId=${row.slug}`,
  };
};
