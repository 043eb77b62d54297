import { X509Certificate } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { ProviderChangeInput } from '../contract.ts';
import type { IdentityPorts } from '../ports.ts';
import { PROVIDER_SECRET } from '../sign-in/providers.ts';
import { providerById, type OidcSettings, type ProviderRow, type SamlSettings } from '../store/identity-providers.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';

/** Adds a provider; answers with its id. */
export async function addProvider(tx: Tx, ports: IdentityPorts, kind: 'oidc' | 'saml', given: ProviderChangeInput): Promise<string> {
  const id = tx.id();
  const name = (given.name ?? '').trim();
  if (name === '') throw invalid('Give it a name: people see it on the sign-in page.', [{ field: 'name', message: 'is empty' }]);
  const base = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40) || kind;
  const taken = await tx.maybe(sql`select 1 from identity.identity_provider where slug = ${base}`);
  const row = { kind, settings: {}, secret: null, domains: [] as string[], newcomer_role_id: null, newcomer_brand_id: null, enabled: true };
  const next = apply(row as unknown as ProviderRow, given, ports);
  await tx.run(sql`
    insert into identity.identity_provider (id, slug, kind, name, domains, settings, secret, newcomer_role_id, newcomer_brand_id, enabled, created_at)
    values (${id}, ${taken ? `${base}-${id.slice(-6)}` : base}, ${kind}, ${name}, ${next.domains}, ${next.settings}, ${next.secret}, ${next.newcomer_role_id}, ${next.newcomer_brand_id}, ${next.enabled}, ${tx.now})`);
  await record(tx, { action: 'identity.provider_added', subjectKind: 'identity_provider', subjectId: id, facts: { kind, domains: next.domains } });
  return id;
}

export async function changeProvider(tx: Tx, ports: IdentityPorts, id: string, given: ProviderChangeInput): Promise<void> {
  const next = apply(await providerById(tx, id), given, ports);
  await tx.run(sql`
    update identity.identity_provider set name = ${next.name}, domains = ${next.domains}, settings = ${next.settings}, secret = ${next.secret}, newcomer_role_id = ${next.newcomer_role_id}, newcomer_brand_id = ${next.newcomer_brand_id}, enabled = ${next.enabled}
    where id = ${id}`);
  await record(tx, { action: 'identity.provider_changed', subjectKind: 'identity_provider', subjectId: id, facts: { domains: next.domains, enabled: next.enabled } });
}

export async function dropProvider(tx: Tx, id: string): Promise<void> {
  const { slug } = await providerById(tx, id);
  await tx.run(sql`delete from identity.credential where provider_id = ${slug}`);
  await tx.run(sql`delete from identity.identity_provider where id = ${id}`);
  await record(tx, { action: 'identity.provider_removed', subjectKind: 'identity_provider', subjectId: id });
}

function apply(row: ProviderRow, given: ProviderChangeInput, ports: IdentityPorts): ProviderRow {
  const domains = given.domains === undefined ? row.domains : [...new Set(given.domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, '')).filter(Boolean))];
  if (domains.length === 0) throw invalid('Name the domains of the addresses this provider answers for.', [{ field: 'domains', message: 'is empty' }]);
  return {
    ...row, domains, name: given.name?.trim() || row.name, enabled: given.enabled ?? row.enabled,
    settings: row.kind === 'oidc' ? oidc(row.settings as Partial<OidcSettings>, given) : saml(row.settings as Partial<SamlSettings>, given),
    secret: given.client_secret ? ports.vault.seal(given.client_secret, PROVIDER_SECRET) : row.secret,
    newcomer_role_id: given.newcomer_role_id === undefined ? row.newcomer_role_id : given.newcomer_role_id,
    newcomer_brand_id: given.newcomer_brand_id === undefined ? row.newcomer_brand_id : given.newcomer_brand_id === null ? ALL_BRANDS : given.newcomer_brand_id,
  };
}

function oidc(before: Partial<OidcSettings>, given: ProviderChangeInput): OidcSettings {
  const issuer = (given.issuer ?? before.issuer ?? '').trim().replace(/\/\.well-known\/openid-configuration$/, '');
  const clientId = (given.client_id ?? before.client_id ?? '').trim();
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol)) throw invalid('The issuer is the address of the provider, such as https://login.example.com.', [{ field: 'issuer', message: 'is no address' }]);
  if (clientId === '') throw invalid('The provider gave you a client id.', [{ field: 'client_id', message: 'is empty' }]);
  return { issuer, client_id: clientId };
}

function saml(before: Partial<SamlSettings>, given: ProviderChangeInput): SamlSettings {
  const entityId = (given.entity_id ?? before.entity_id ?? '').trim();
  const entryPoint = (given.entry_point ?? before.entry_point ?? '').trim();
  const certificates = given.certificates === undefined ? (before.certificates ?? []) : given.certificates.map(readCertificate);
  if (entityId === '') throw invalid('The entity id stands in the metadata of the provider.', [{ field: 'entity_id', message: 'is empty' }]);
  if (!URL.canParse(entryPoint)) throw invalid('The sign-in address stands in the metadata of the provider.', [{ field: 'entry_point', message: 'is no address' }]);
  if (certificates.length === 0) throw invalid('Paste the certificate the provider signs with.', [{ field: 'certificates', message: 'is empty' }]);
  return { entity_id: entityId, entry_point: entryPoint, certificates };
}

/** PEM of a certificate that can be read, from PEM or the bare base64 of metadata. */
function readCertificate(given: string): string {
  const bare = given.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const pem = `-----BEGIN CERTIFICATE-----\n${bare.match(/.{1,64}/g)?.join('\n') ?? ''}\n-----END CERTIFICATE-----`;
  try {
    void new X509Certificate(pem).publicKey;
    return pem;
  } catch {
    throw invalid('This certificate cannot be read.', [{ field: 'certificates', message: 'is no certificate' }]);
  }
}
