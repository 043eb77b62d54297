import type { FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '../../../platform/actor/actor.ts';
import { invalid, Refusal, unauthenticated } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import type { IdentityPorts } from '../ports.ts';
import { judgePassphrase, passphraseAdvice } from '../rules/passphrase.ts';
import { remainingWait } from '../rules/slow-down.ts';
import { clearFailures, countFailure, failuresOf } from '../store/failed-sign-ins.ts';
import { personByEmail, personById } from '../store/people.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { CLIENT_ADDRESS_HEADER, type Library } from './library.ts';
import type { Providers } from './providers.ts';

/** What of the sign-in library is open to the web. Everything else about people has routes of our own. */
const OPEN = new Set([
  'POST /sign-in/email', 'POST /sign-in/sso', 'POST /sign-out', 'POST /change-password',
  'POST /two-factor/enable', 'POST /two-factor/disable', 'POST /two-factor/get-totp-uri', 'POST /two-factor/generate-backup-codes',
  'POST /two-factor/verify-totp', 'POST /two-factor/verify-backup-code',
  'GET /passkey/generate-register-options', 'POST /passkey/verify-registration', 'GET /passkey/generate-authenticate-options', 'POST /passkey/verify-authentication',
  'GET /passkey/list-user-passkeys', 'POST /passkey/delete-passkey', 'POST /passkey/update-passkey',
]);

/** The ways back from a provider; which provider stands at the end. */
const BACK = /^(?:GET \/sso\/callback|POST \/sso\/saml2\/sp\/acs)\/[a-z0-9-]{1,60}$|^GET \/sso\/saml2\/sp\/metadata$/;

/** Changes to how somebody signs in, as the record calls them. */
const RECORDED: Readonly<Record<string, string>> = {
  '/change-password': 'identity.passphrase_changed',
  '/two-factor/enable': 'identity.second_factor_begun',
  '/two-factor/disable': 'identity.second_factor_removed',
  '/two-factor/generate-backup-codes': 'identity.recovery_codes_made',
  '/two-factor/verify-backup-code': 'identity.recovery_code_used',
  '/passkey/verify-registration': 'identity.passkey_added',
  '/passkey/delete-passkey': 'identity.passkey_removed',
};

const system = systemActor('sign-in');
type Body = Readonly<Record<string, unknown>>;

/** Between the web and the sign-in library: which doors are open, how often one may knock, and what is written down. */
export class Gate {
  readonly #ports: IdentityPorts;
  readonly #library: Library;
  readonly #doorkeeper: Doorkeeper;
  readonly #providers: Providers;

  constructor(ports: IdentityPorts, library: Library, doorkeeper: Doorkeeper, providers: Providers) {
    this.#providers = providers;
    this.#ports = ports;
    this.#library = library;
    this.#doorkeeper = doorkeeper;
  }

  /** Answers a request below /api/auth. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const path = new URL(request.url, this.#ports.publicUrl).pathname.replace(/^\/api\/auth/, '');
    const asked = `${request.method} ${path}`;
    if (!OPEN.has(asked) && !BACK.test(asked)) throw new Refusal(404, 'not_found', 'There is no such address.');
    const body = await this.#prepare(path, request);
    const answer = await this.#library.handler(this.#asRequest(request, body));
    // Whatever happened, nobody should be recognised by what was true before.
    this.#doorkeeper.forget();
    await this.#note(path, request, body, answer.ok);
    return pass(answer, reply);
  }

  async #prepare(path: string, request: FastifyRequest): Promise<Body> {
    const body = (request.body ?? {}) as Body;
    if (path.startsWith('/sso/') || path === '/sign-in/sso') await this.#providers.refresh();
    // Where to is ours to say: nobody is led away by a link.
    if (path === '/sign-in/sso') return { providerId: String(body['providerId'] ?? ''), callbackURL: inside(body['callbackURL']), errorCallbackURL: '/sign-in' };
    if (path === '/sign-in/email') await this.#requirePatience(String(body['email'] ?? ''));
    if (path !== '/change-password') return body;
    const holder = await this.#doorkeeper.holderOf(request);
    if (!holder?.actor.id) throw unauthenticated();
    const id = holder.actor.id;
    const person = await this.#ports.db.read(system, (tx) => personById(tx, id));
    const problems = judgePassphrase(String(body['newPassword'] ?? ''), { email: person?.email ?? '', name: person?.name ?? '' });
    if (problems.length > 0) throw invalid('Choose another passphrase.', problems.map((problem) => ({ field: 'newPassword', message: passphraseAdvice[problem], problem })));
    // Whoever knew the old passphrase is out.
    return { ...body, revokeOtherSessions: true };
  }

  async #requirePatience(email: string): Promise<void> {
    const known = await this.#ports.db.read(system, (tx) => failuresOf(tx, email));
    const wait = known ? remainingWait(known.failures, known.last_at, this.#ports.clock.now()) : 0;
    if (wait > 0) throw new Refusal(429, 'too_many_requests', 'Too many wrong tries. Wait a little, then try again.', { retryAfterSeconds: wait });
  }

  async #note(path: string, request: FastifyRequest, body: Body, ok: boolean): Promise<void> {
    if (path === '/sign-in/email') return this.#noteSignIn(String(body['email'] ?? ''), ok);
    const action = RECORDED[path];
    if (!action || !ok) return;
    const holder = await this.#doorkeeper.holderOf(request).catch(() => null);
    const actor = holder?.actor ?? system;
    await this.#ports.db.transact({ ...system, ...actor, brands: system.brands }, (tx) => record(tx, { action, subjectKind: 'person', subjectId: actor.id }));
  }

  async #noteSignIn(email: string, ok: boolean): Promise<void> {
    await this.#ports.db.transact(system, async (tx) => {
      if (ok) return clearFailures(tx, email);
      await countFailure(tx, email);
      const person = await personByEmail(tx, email);
      await record(tx, { action: 'identity.sign_in_failed', subjectKind: 'person', subjectId: person?.id ?? null });
    });
  }

  #asRequest(request: FastifyRequest, body: Body): Request {
    const headers = new Headers();
    for (const name of ['cookie', 'origin', 'host', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'accept-language']) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    // Browsers always send it with a change; who does not is no browser and brings no one else's cookies.
    if (!headers.has('origin') && request.headers['sec-fetch-site'] === undefined) headers.set('origin', new URL(this.#ports.publicUrl).origin);
    headers.set(CLIENT_ADDRESS_HEADER, request.ip);
    const url = new URL(request.url, this.#ports.publicUrl);
    if (request.method === 'GET') return new Request(url, { headers });
    headers.set('content-type', 'application/json');
    return new Request(url, { method: request.method, headers, body: JSON.stringify(body) });
  }
}

/** A path of this desk, or the inbox. */
function inside(given: unknown): string {
  return typeof given === 'string' && /^\/(?![/\\])/.test(given) ? given : '/inbox';
}

async function pass(answer: Response, reply: FastifyReply): Promise<unknown> {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const location = answer.headers.get('location');
  if (location !== null && answer.status >= 300 && answer.status < 400) return reply.header('cache-control', 'no-store').redirect(location, 303);
  if (answer.headers.get('content-type')?.includes('xml')) return reply.type('application/xml').send(await answer.text());
  const text = await answer.text();
  const body = text === '' ? {} : (JSON.parse(text) as Body | null);
  if (answer.ok) return reply.status(answer.status).header('cache-control', 'no-store').send(body ?? {});
  const wait = Number(answer.headers.get('x-retry-after') ?? '0');
  if (answer.status === 429) throw new Refusal(429, 'too_many_requests', 'Too many tries. Wait a little, then try again.', { retryAfterSeconds: wait || 60 });
  // The library fails to open a session for somebody who was switched off; to them it is a wrong passphrase.
  const status = answer.status >= 500 ? 401 : answer.status;
  const code = String(body?.['code'] ?? 'refused').toLowerCase();
  throw new Refusal(status, code, String(body?.['message'] ?? 'This was refused.'));
}
