import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import { Authenticator } from './testing/authenticator.ts';
import { type Browser, openTestDesk, OWNER, PASSPHRASE } from './testing/open-test-desk.ts';

type Id = { id: string };
type List<T> = { data: T[] };
const { browser, ended, mails, clock } = await openTestDesk();
const owner = browser();
const roles = new Map<string, string>();
let north: Id;
let south: Id;

test('an empty installation asks for its owner, once', async () => {
  const session = await owner.must<{ setup_needed: boolean; person: unknown }>('GET', '/api/v1/session');
  assert.deepEqual([session.setup_needed, session.person], [true, null]);
  const weak = await owner.ask<{ error: { details: { problem: string }[] } }>('POST', '/api/v1/setup', { ...OWNER, passphrase: 'olga@shop.example' });
  assert.deepEqual([weak.status, weak.body.error.details.map((detail) => detail.problem)], [422, ['contains_address']]);
  const created = await owner.must<{ person: { email: string }; permissions: string[] }>('POST', '/api/v1/setup', OWNER);
  assert.equal(created.person.email, OWNER.email);
  assert.ok(created.permissions.includes('identity.roles') && created.permissions.includes('conversations.reply'));
  assert.equal((await browser().ask('POST', '/api/v1/setup', { ...OWNER, email: 'eve@evil.example' })).status, 409);
});

test('the session cookie is out of reach of scripts and other sites', async () => {
  const { headers } = await browser().ask('POST', '/api/auth/sign-in/email', { email: OWNER.email, password: PASSPHRASE });
  const cookie = [headers['set-cookie']].flat().find((line) => String(line).startsWith('keepdesk.session_token='));
  assert.match(String(cookie), /HttpOnly/i);
  assert.match(String(cookie), /SameSite=Lax/i);
});

test('a change asked for by another site is refused although the cookie came along', async () => {
  for (const headers of [{ origin: 'https://evil.example', host: 'desk.example' }, { 'sec-fetch-site': 'cross-site', host: 'desk.example' }, { origin: 'null', host: 'desk.example' }]) {
    const fooled = browser();
    for (const [name, value] of owner.cookies) fooled.cookies.set(name, value);
    fooled.headers = headers as unknown as Record<string, string>;
    assert.equal((await fooled.ask('POST', '/api/v1/brands', { name: 'Evil' })).status, 403, JSON.stringify(headers));
  }
});

test('brands are made by the owner and carry what was chosen', async () => {
  north = await owner.must<Id>('POST', '/api/v1/brands', { name: 'Nördlich & Söhne', domain: 'Nord.example', locales: ['de', 'en'], locale: 'de', time_zone: 'Europe/Berlin' });
  south = await owner.must<Id>('POST', '/api/v1/brands', { name: 'South', slug: 'south' });
  const { data } = await owner.must<List<{ slug: string; domain: string; locale: string }>>('GET', '/api/v1/brands');
  assert.deepEqual(data.map(({ slug, domain, locale }) => [slug, domain, locale]), [['nordlich-sohne', 'nord.example', 'de'], ['south', '', 'en']]);
  assert.equal((await owner.ask('POST', '/api/v1/brands', { name: 'X', time_zone: 'Europe/Nowhere' })).status, 422);
  for (const role of (await owner.must<List<{ id: string; name: string }>>('GET', '/api/v1/roles')).data) roles.set(role.name, role.id);
});

/** Invites somebody, accepts on their behalf, and answers with their browser. */
async function join(name: string, given: { role: string; brand: Id | null }[]): Promise<Browser> {
  const email = `${name}@shop.example`;
  const { link } = await owner.must<{ link: string }>('POST', '/api/v1/invitations', { email, roles: given.map(({ role, brand }) => ({ role_id: roles.get(role), brand_id: brand?.id ?? null })) });
  const guest = browser();
  await guest.must('POST', '/api/v1/invitations/accept', { token: link.split('/').at(-1), name, passphrase: PASSPHRASE });
  return guest;
}

test('an invitation works once, by mail or link, and a fresh link replaces the old one', async () => {
  const sent = await owner.must<{ link: string; invitation: Id; mailed: boolean }>('POST', '/api/v1/invitations', { email: 'Ines@Shop.example', name: 'Ines', roles: [{ role_id: roles.get('agent'), brand_id: north.id }] });
  assert.equal(sent.mailed, true);
  assert.ok(mails.at(-1)?.text.includes(sent.link));
  const renewed = await owner.must<{ link: string }>('POST', `/api/v1/invitations/${sent.invitation.id}/link`, {});
  const token = (link: string): string => link.split('/').at(-1) ?? '';
  const accept = (link: string) => browser().ask<{ person: { email: string } }>('POST', '/api/v1/invitations/accept', { token: token(link), name: 'Ines', passphrase: PASSPHRASE });
  assert.equal((await accept(sent.link)).status, 404);
  assert.equal((await browser().must<{ email: string }>('GET', `/api/v1/invitations/lookup?token=${token(renewed.link)}`)).email, 'ines@shop.example');
  const joined = await accept(renewed.link);
  assert.deepEqual([joined.status, joined.body.person.email], [201, 'ines@shop.example']);
  assert.equal((await accept(renewed.link)).status, 404);
});

test('people of different brands see their own brand only, and whoever lacks a permission gets 403', async () => {
  const agent = await join('arne', [{ role: 'agent', brand: north }]);
  const session = await agent.must<{ brands: Id[]; permissions: string[] }>('GET', '/api/v1/session');
  assert.deepEqual(session.brands.map((brand) => brand.id), [north.id]);
  assert.equal((await agent.ask('GET', `/api/v1/brands/${south.id}`)).status, 404);
  assert.equal((await agent.ask('PATCH', `/api/v1/brands/${north.id}`, { name: 'Mine' })).status, 403);
  for (const [method, url] of [['GET', '/api/v1/people'], ['GET', '/api/v1/api-keys'], ['GET', '/api/v1/audit'], ['POST', '/api/v1/roles']] as const) {
    const answer = await agent.ask<{ error: { code: string } }>(method, url, method === 'POST' ? { name: 'x', permissions: [] } : undefined);
    assert.deepEqual([url, answer.status, answer.body.error.code], [url, 403, 'forbidden']);
  }
});

test('nobody raises themselves: a lead gives no more than a lead holds, and not elsewhere', async () => {
  const lead = await join('lena', [{ role: 'lead', brand: north }]);
  const invite = (role: string, brand: Id | null) => lead.ask('POST', '/api/v1/invitations', { email: `x-${role}@shop.example`, roles: [{ role_id: roles.get(role), brand_id: brand?.id ?? null }] });
  assert.equal((await invite('agent', north)).status, 201);
  assert.equal((await invite('agent', south)).status, 403);
  assert.equal((await invite('owner', north)).status, 403);
  assert.equal((await invite('agent', null)).status, 403);
  const people = (await owner.must<List<{ id: string; email: string }>>('GET', '/api/v1/people')).data;
  const idOf = (name: string): string => people.find((person) => person.email.startsWith(name))?.id ?? '';
  assert.equal((await lead.ask('PATCH', `/api/v1/people/${idOf('olga')}`, { disabled: true })).status, 403);
  assert.equal((await lead.ask('PATCH', `/api/v1/people/${idOf('lena')}`, { roles: [{ role_id: roles.get('owner'), brand_id: null }] })).status, 403);
  assert.equal((await owner.ask('PATCH', `/api/v1/people/${idOf('olga')}`, { disabled: true })).status, 409, 'the last owner stays');
});

test('an ended session dies at once, its browsers are told, and a role that was taken is gone with the next request', async () => {
  const agent = await join('sven', [{ role: 'agent', brand: north }]);
  const here = (await agent.must<{ sessions: (Id & { current: boolean })[] }>('GET', '/api/v1/me/security')).sessions[0];
  const elsewhere = browser();
  await elsewhere.must('POST', '/api/auth/sign-in/email', { email: 'sven@shop.example', password: PASSPHRASE });
  const { sessions } = await elsewhere.must<{ sessions: (Id & { current: boolean })[] }>('GET', '/api/v1/me/security');
  assert.equal(sessions.length, 2);
  await elsewhere.must('DELETE', `/api/v1/me/sessions/${here?.id}`);
  assert.equal((await agent.ask('GET', '/api/v1/me/security')).status, 401);
  for (let tries = 0; tries < 50 && !ended.includes(here?.id ?? ''); tries += 1) await pause(10);
  assert.ok(ended.includes(here?.id ?? ''));

  const id = (await elsewhere.must<{ person: Id }>('GET', '/api/v1/session')).person.id;
  await owner.must('PATCH', `/api/v1/people/${id}`, { roles: [{ role_id: roles.get('viewer'), brand_id: south.id }] });
  const now = await elsewhere.must<{ brands: Id[]; permissions: string[] }>('GET', '/api/v1/session');
  assert.deepEqual([now.brands.map((brand) => brand.id), now.permissions.includes('conversations.reply')], [[south.id], false]);

  await owner.must('PATCH', `/api/v1/people/${id}`, { disabled: true });
  assert.equal((await elsewhere.ask('GET', '/api/v1/me/security')).status, 401);
  assert.equal((await browser().ask('POST', '/api/auth/sign-in/email', { email: 'sven@shop.example', password: PASSPHRASE })).status, 401);
});

test('keys are bound to their brands and role, shown once, and revoked at once', async () => {
  const { token, key } = await owner.must<{ token: string; key: Id }>('POST', '/api/v1/api-keys', { name: 'shop sync', role_id: roles.get('viewer'), brand_ids: [south.id] });
  const script = browser();
  script.headers = { authorization: `Bearer ${token}` };
  assert.deepEqual((await script.must<List<Id>>('GET', '/api/v1/brands')).data.map((brand) => brand.id), [south.id]);
  assert.equal((await script.ask('POST', '/api/v1/brands', { name: 'More' })).status, 403);
  assert.equal(JSON.stringify(await owner.must('GET', '/api/v1/api-keys')).includes(token), false);
  await owner.must('DELETE', `/api/v1/api-keys/${key.id}`);
  assert.equal((await script.ask('GET', '/api/v1/brands')).status, 401);
  script.headers = { authorization: 'Bearer kd_wrong' };
  assert.equal((await script.ask('GET', '/api/v1/brands')).status, 401);
});

test('a second factor is asked for, a recovery code opens once', async () => {
  const person = await join('tia', [{ role: 'agent', brand: north }]);
  const { totpURI, backupCodes } = await person.must<{ totpURI: string; backupCodes: string[] }>('POST', '/api/auth/two-factor/enable', { password: PASSPHRASE });
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  const code = (): string => new TOTP({ secret }).generate();
  await person.must('POST', '/api/auth/two-factor/verify-totp', { code: code() });

  const signIn = async (): Promise<Browser> => {
    const fresh = browser();
    const answer = await fresh.must<{ twoFactorRedirect: boolean }>('POST', '/api/auth/sign-in/email', { email: 'tia@shop.example', password: PASSPHRASE });
    assert.equal(answer.twoFactorRedirect, true);
    assert.equal((await fresh.must<{ person: unknown }>('GET', '/api/v1/session')).person, null, 'the passphrase alone opens nothing');
    return fresh;
  };
  const byCode = await signIn();
  assert.ok((await byCode.ask('POST', '/api/auth/two-factor/verify-totp', { code: '000000' })).status >= 400);
  await byCode.must('POST', '/api/auth/two-factor/verify-totp', { code: code() });
  assert.equal((await byCode.must<{ two_factor_enabled: boolean }>('GET', '/api/v1/me/security')).two_factor_enabled, true);

  const byRecovery = await signIn();
  await byRecovery.must('POST', '/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] });
  assert.ok((await byRecovery.must<{ person: unknown }>('GET', '/api/v1/session')).person);
  const again = await signIn();
  assert.ok((await again.ask('POST', '/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status >= 400);
});

test('guessing is slowed down for the address, with the time to wait', async () => {
  await join('gus', [{ role: 'agent', brand: north }]);
  const guess = () => browser().ask('POST', '/api/auth/sign-in/email', { email: 'gus@shop.example', password: 'wrong wrong wrong' });
  for (let tries = 0; tries < 5; tries += 1) assert.equal((await guess()).status, 401);
  const slowed = await guess();
  assert.equal(slowed.status, 429);
  assert.ok(Number(slowed.headers['retry-after']) > 0);
  assert.equal((await browser().ask('POST', '/api/auth/sign-in/email', { email: 'gus@shop.example', password: PASSPHRASE })).status, 429, 'also with the right one');
  clock.advance(31);
  assert.equal((await browser().ask('POST', '/api/auth/sign-in/email', { email: 'gus@shop.example', password: PASSPHRASE })).status, 200);
});

test('and for the place it comes from, whatever addresses it tries', async () => {
  const attacker = browser();
  const statuses: number[] = [];
  for (let tries = 0; tries < 12; tries += 1) statuses.push((await attacker.ask('POST', '/api/auth/sign-in/email', { email: `nobody${tries}@shop.example`, password: 'wrong wrong wrong' })).status);
  assert.deepEqual([statuses[0], statuses.at(-1)], [401, 429]);
});

test('a passkey signs in without a passphrase, and an answer to another challenge does not', async () => {
  const person = await join('pia', [{ role: 'agent', brand: north }]);
  const device = new Authenticator('desk.example', 'http://desk.example');
  const wish = await person.must<{ challenge: string }>('GET', '/api/auth/passkey/generate-register-options');
  await person.must('POST', '/api/auth/passkey/verify-registration', { response: device.register(wish.challenge), name: 'Laptop' });
  assert.deepEqual((await person.must<{ passkeys: { name: string }[] }>('GET', '/api/v1/me/security')).passkeys.map((key) => key.name), ['Laptop']);

  const fresh = browser();
  await fresh.must('GET', '/api/auth/passkey/generate-authenticate-options');
  assert.ok((await fresh.ask('POST', '/api/auth/passkey/verify-authentication', { response: device.sign('another challenge') })).status >= 400);
  const { challenge } = await fresh.must<{ challenge: string }>('GET', '/api/auth/passkey/generate-authenticate-options');
  await fresh.must('POST', '/api/auth/passkey/verify-authentication', { response: device.sign(challenge) });
  assert.equal((await fresh.must<{ person: { name: string } }>('GET', '/api/v1/session')).person.name, 'pia');
});

test('changing the passphrase asks for a good one and puts everybody else out', async () => {
  const person = await join('cora', [{ role: 'agent', brand: north }]);
  const elsewhere = browser();
  await elsewhere.must('POST', '/api/auth/sign-in/email', { email: 'cora@shop.example', password: PASSPHRASE });
  const change = (newPassword: string) => person.ask('POST', '/api/auth/change-password', { currentPassword: PASSPHRASE, newPassword });
  assert.equal((await change('cora@shop.example')).status, 422);
  assert.equal((await change('violin basement cloud')).status, 200);
  assert.equal((await elsewhere.ask('GET', '/api/v1/me/security')).status, 401);
  assert.equal((await person.ask('GET', '/api/v1/me/security')).status, 200);
});

test('whoever forgot the passphrase chooses a new one by mail; strangers learn nothing', async () => {
  const person = await join('fred', [{ role: 'agent', brand: north }]);
  const before = mails.length;
  for (const email of ['fred@shop.example', 'fred@shop.example', 'stranger@shop.example']) assert.deepEqual(await browser().must('POST', '/api/v1/session/forgotten', { email }), { ok: true });
  assert.equal(mails.length, before + 1);
  const token = /\/join\/(\S+)/.exec(mails.at(-1)?.text ?? '')?.[1] ?? '';
  const fresh = browser();
  assert.equal((await fresh.must<{ email: string }>('GET', `/api/v1/invitations/lookup?token=${token}`)).email, 'fred@shop.example');
  await fresh.must('POST', '/api/v1/invitations/accept', { token, name: 'fred', passphrase: 'copper meadow thirty' });
  assert.equal((await person.ask('GET', '/api/v1/me/security')).status, 401, 'who was signed in before is out');
  assert.equal((await browser().ask('POST', '/api/v1/invitations/accept', { token, name: 'fred', passphrase: 'copper meadow fifty' })).status, 404);
  assert.equal((await browser().ask('POST', '/api/auth/sign-in/email', { email: 'fred@shop.example', password: PASSPHRASE })).status, 401);
  assert.equal((await browser().ask('POST', '/api/auth/sign-in/email', { email: 'fred@shop.example', password: 'copper meadow thirty' })).status, 200);
});

test('a lost device is taken off by somebody who may, and the passphrase alone opens again', async () => {
  const { data } = await owner.must<List<{ id: string; email: string }>>('GET', '/api/v1/people');
  const tia = data.find((person) => person.email.startsWith('tia'));
  await owner.must('PATCH', `/api/v1/people/${tia?.id}`, { remove_second_factors: true });
  const fresh = browser();
  await fresh.must('POST', '/api/auth/sign-in/email', { email: 'tia@shop.example', password: PASSPHRASE });
  assert.equal((await fresh.must<{ person: { name: string } }>('GET', '/api/v1/session')).person.name, 'tia');
});

test('doors of the sign-in library that we do not use are closed', async () => {
  for (const path of ['sign-up/email', 'update-user', 'delete-user', 'change-email', 'list-sessions', 'revoke-sessions']) {
    assert.equal((await owner.ask('POST', `/api/auth/${path}`, { email: 'eve@evil.example', password: PASSPHRASE, name: 'Eve' })).status, 404, path);
  }
});

test('who did what is on record', async () => {
  const { data } = await owner.must<List<{ action: string; facts: object }>>('GET', '/api/v1/audit?limit=200');
  const actions = new Set(data.map((entry) => entry.action));
  for (const action of ['identity.signed_in', 'identity.sign_in_failed', 'identity.person_invited', 'identity.person_joined', 'identity.person_changed', 'identity.session_ended', 'identity.key_created', 'identity.key_revoked', 'identity.second_factor_begun', 'identity.recovery_code_used', 'identity.brand_created']) {
    assert.ok(actions.has(action), action);
  }
  assert.equal(JSON.stringify(data).includes('@shop.example'), false);
});
