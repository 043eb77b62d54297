import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ProviderView } from '../../src/modules/identity/contract.ts';
import { selfSigned } from '../fakes/certificate.ts';
import { OidcServer, type Claims } from '../fakes/oidc-server.ts';
import { SamlIdp, type SamlPerson } from '../fakes/saml-idp.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let base = '';
const oidc = new OidcServer();
const idp = new SamlIdp();
let byOidc: ProviderView;
let bySaml: ProviderView;

before(async () => {
  world = await openTestHouse();
  const address = world.house.web.server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const issuer = await oidc.start();
  byOidc = await world.call<ProviderView>('POST', '/api/v1/identity-providers', { kind: 'oidc', name: 'North Login', issuer, client_id: oidc.clientId, client_secret: oidc.clientSecret, domains: ['@North.test'] });
  bySaml = await world.call<ProviderView>('POST', '/api/v1/identity-providers', { kind: 'saml', name: 'South SSO', entity_id: idp.entityId, entry_point: idp.entryPoint, certificates: [idp.certificate.replaceAll(/-----[A-Z ]+-----|\n/g, '')], domains: ['keepdesk.test', 'south.test'] });
  oidc.redirects = [byOidc.callback_url];
});
after(async () => {
  await world.close();
  await oidc.stop();
});

/** A browser of somebody who is not signed in: keeps cookies, follows where our own house leads. */
class Visitor {
  readonly #cookies = new Map<string, string>();

  async ask(method: string, url: string, body?: Record<string, string> | string): Promise<Response> {
    const target = url.replace(world.house.config.publicUrl, base);
    const form = typeof body === 'string';
    const answer = await fetch(target.startsWith('/') ? base + target : target, {
      method, redirect: 'manual', headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(form ? { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://idp.example.test' } : body ? { 'content-type': 'application/json', origin: world.house.config.publicUrl } : {}) },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answer;
  }

  async begin(provider: ProviderView, to = '/floor'): Promise<string> {
    const answer = await this.ask('POST', '/api/auth/sign-in/sso', { providerId: provider.provider_id, callbackURL: to });
    assert.equal(answer.status, 200, await answer.clone().text());
    return ((await answer.json()) as { url: string }).url;
  }

  async who(): Promise<string | null> {
    return ((await (await this.ask('GET', '/api/v1/session')).json()) as { person: { email: string } | null }).person?.email ?? null;
  }

  /** Where one ends after the OpenID provider said yes. */
  async comeByOidc(present: Claims): Promise<string> {
    oidc.present = present;
    const atProvider = await fetch(await this.begin(byOidc), { redirect: 'manual' });
    const back = await this.ask('GET', atProvider.headers.get('location') ?? '');
    return back.headers.get('location') ?? `${back.status} ${await back.text()}`;
  }

  async comeBySaml(person: SamlPerson, wrong: Parameters<SamlIdp['answer']>[2] = {}): Promise<string> {
    const { url, form } = idp.answer(await this.begin(bySaml), person, wrong);
    const back = await this.ask('POST', url, new URLSearchParams(form).toString());
    return back.headers.get('location') ?? `${back.status} ${await back.text()}`;
  }
}

const olga = { sub: 'olga-1', email: 'olga@keepdesk.test', email_verified: true, name: 'Olga' };

test('who works here comes in by OpenID Connect as themselves, and the record says so', async () => {
  await world.call('PATCH', `/api/v1/identity-providers/${byOidc.id}`, { domains: ['north.test', 'keepdesk.test'] });
  const visitor = new Visitor();
  assert.match(await visitor.comeByOidc(olga), /\/floor$/);
  assert.equal(await visitor.who(), 'olga@keepdesk.test');
  assert.match(await new Visitor().comeByOidc(olga), /\/floor$/);
  const { data } = await world.call<{ data: { action: string }[] }>('GET', '/api/v1/audit?action=identity.signed_in');
  assert.ok(data.length >= 2);
});

test('a stranger, another domain, an unverified address stay outside and learn why; the provider’s page tells the owner', async () => {
  const refused: readonly (readonly [Claims, string])[] = [
    [{ sub: 'x', email: 'new@north.test', email_verified: true }, 'not_invited'],
    [{ sub: 'y', email: 'eve@evil.test', email_verified: true }, 'other_domain'],
    [{ sub: 'z', email: 'olga@keepdesk.test', email_verified: false }, 'unverified'],
  ];
  for (const [claims, code] of refused) {
    const visitor = new Visitor();
    assert.match(await visitor.comeByOidc(claims), new RegExp(`/sign-in\\?error=${code}`), code);
    assert.equal(await visitor.who(), null);
  }
  const { data: [shown] } = await world.call<{ data: ProviderView[] }>('GET', '/api/v1/identity-providers');
  assert.match(shown?.last_refused ?? '', /unverified: olga/);
});

test('where newcomers get a role, a stranger of the domain comes in with it and nothing more', async () => {
  const { data: roles } = await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  await world.call('PATCH', `/api/v1/identity-providers/${byOidc.id}`, { newcomer_role_id: roles.find((role) => role.name === 'viewer')?.id, newcomer_brand_id: world.brandId });
  const visitor = new Visitor();
  assert.match(await visitor.comeByOidc({ sub: 'x', email: 'new@north.test', email_verified: true, name: 'Nina New' }), /\/floor$/);
  const session = (await (await visitor.ask('GET', '/api/v1/session')).json()) as { person: { name: string }; permissions: string[]; brands: { id: string }[] };
  assert.deepEqual([session.person.name, session.brands.map((brand) => brand.id), session.permissions.includes('conversations.reply')], ['Nina New', [world.brandId], false]);
});

test('a token signed by somebody else, a code used twice, a state that is not ours: nobody comes in', async () => {
  oidc.forged = true;
  const visitor = new Visitor();
  assert.match(await visitor.comeByOidc(olga), /error=/);
  oidc.forged = false;
  assert.equal(await visitor.who(), null);
  const second = new Visitor();
  oidc.present = olga;
  const atProvider = await fetch(await second.begin(byOidc), { redirect: 'manual' });
  const back = atProvider.headers.get('location') ?? '';
  assert.match((await new Visitor().ask('GET', back)).headers.get('location') ?? '', /error=/, 'another browser than the one that began');
  assert.match((await second.ask('GET', back.replace(/state=[^&]+/, 'state=made-up'))).headers.get('location') ?? '', /error=/);
  assert.equal(await second.who(), null);
});

test('by SAML the same people come in, by name id or by the attribute that holds the address', async () => {
  const visitor = new Visitor();
  assert.match(await visitor.comeBySaml({ nameId: 'olga@keepdesk.test', attributes: {} }), /\/floor$/);
  assert.equal(await visitor.who(), 'olga@keepdesk.test');
  const other = new Visitor();
  assert.match(await other.comeBySaml({ nameId: 'olga@keepdesk.test', attributes: { displayName: 'Olga O.' } }), /\/floor$/);
  const metadata = await (await new Visitor().ask('GET', bySaml.our_entity_id ?? '')).text();
  assert.match(metadata, /EntityDescriptor[\s\S]*WantAssertionsSigned="true"[\s\S]*sp\/acs\/south-sso/);
});

test('an answer that is unsigned, signed by another, changed, late, for somebody else or brought twice lets nobody in', async () => {
  const person = { nameId: 'olga@keepdesk.test', attributes: {} };
  const wrongs: readonly Parameters<SamlIdp['answer']>[2][] = [
    { unsigned: true }, { key: selfSigned('other').key }, { late: true }, { audience: 'https://other.example' },
    { after: (xml) => xml.replace('>olga@keepdesk.test<', '>ceo@keepdesk.test<') },
    // A second, unsigned assertion in front of the signed one.
    { after: (xml) => xml.replace('<saml:Assertion', `${/<saml:Assertion[\s\S]*<\/saml:Assertion>/.exec(xml)?.[0].replace(/<Signature[\s\S]*<\/Signature>/, '').replace(/ID="[^"]+"/, 'ID="_evil"').replace('>olga@keepdesk.test<', '>ceo@keepdesk.test<') ?? ''}<saml:Assertion`) },
  ];
  for (const [at, wrong] of wrongs.entries()) {
    const visitor = new Visitor();
    const landed = await visitor.comeBySaml(person, wrong);
    assert.doesNotMatch(landed, /\/floor$/, `case ${at}: ${landed}`);
    assert.equal(await visitor.who(), null, `case ${at}`);
  }
  const visitor = new Visitor();
  const { url, form } = idp.answer(await visitor.begin(bySaml), person);
  const first = await visitor.ask('POST', url, new URLSearchParams(form).toString());
  assert.match(first.headers.get('location') ?? '', /\/floor$/);
  const thief = new Visitor();
  await thief.ask('POST', url, new URLSearchParams(form).toString());
  assert.equal(await thief.who(), null);
});

test('secrets are never shown, a link leads nowhere else, a provider that is off is gone', async () => {
  const { data } = await world.call<{ data: ProviderView[] }>('GET', '/api/v1/identity-providers');
  assert.ok(!JSON.stringify(data).includes(oidc.clientSecret) && data.every((one) => one.kind === 'saml' || one.has_secret));
  oidc.present = olga;
  const visitor = new Visitor();
  const url = await visitor.begin(byOidc, 'https://evil.example/');
  const back = await visitor.ask('GET', (await fetch(url, { redirect: 'manual' })).headers.get('location') ?? '');
  assert.match(back.headers.get('location') ?? '', /\/inbox$/);
  await world.call('PATCH', `/api/v1/identity-providers/${byOidc.id}`, { enabled: false });
  assert.equal((await new Visitor().ask('POST', '/api/auth/sign-in/sso', { providerId: byOidc.provider_id })).status, 404);
  assert.deepEqual((await world.call<{ data: { name: string }[] }>('GET', '/api/v1/sign-in-ways')).data.map((way) => way.name), ['South SSO']);
  await assert.rejects(world.call('POST', '/api/v1/identity-providers', { kind: 'saml', name: 'Broken', entity_id: 'x', entry_point: 'https://x.test', certificates: ['nonsense'], domains: ['x.test'] }), /cannot be read/);
});
