import type { FastifyRequest } from 'fastify';
import pg from 'pg';
import type { Actor } from '../../../platform/actor/actor.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { IdentityPorts } from '../ports.ts';
import { hashToken, openCookie } from '../rules/tokens.ts';
import { sessionCookieName } from './library.ts';
import { holderOfKey, holderOfSession, type Holder } from './lookup.ts';

const KEPT_MS = 60_000;
const MOST_KEPT = 20_000;

interface Kept {
  readonly holder: Promise<Holder | null>;
  readonly until: number;
}

/**
 * Says who a request comes from. What it learned it keeps for a minute, and drops at once when the
 * database tells that a session, person, role, brand or key changed; while it cannot be told, it keeps nothing.
 */
export class Doorkeeper {
  readonly #ports: IdentityPorts;
  readonly #cookieName: string;
  readonly #kept = new Map<string, Kept>();
  #ear: pg.Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(ports: IdentityPorts) {
    this.#ports = ports;
    this.#cookieName = sessionCookieName(ports.publicUrl);
  }

  /** Begins to listen for changes made anywhere. */
  async start(): Promise<void> {
    const ear = new pg.Client({ connectionString: this.#ports.db.url });
    const lost = (): void => this.#lost(ear);
    ear.on('error', lost);
    ear.on('end', lost);
    ear.on('notification', (note) => this.#changed(note.payload ?? ''));
    await ear.connect();
    await ear.query('listen keepdesk_identity');
    if (this.#closed) {
      await ear.end();
      return;
    }
    this.#ear = ear;
    this.forget();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#ear?.end();
  }

  /** The actor behind a bearer token or a session cookie; null for a visitor. */
  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    return (await this.holderOf(request))?.actor ?? null;
  }

  async holderOf(request: FastifyRequest): Promise<Holder | null> {
    const bearer = request.headers.authorization;
    if (bearer?.startsWith('Bearer ')) return this.#look(`k${hashToken(bearer.slice(7).trim())}`);
    const cookie = request.cookies?.[this.#cookieName];
    if (!cookie) return null;
    refuseForeignOrigin(request, this.#ports.publicUrl);
    return this.#look(`s${cookie}`);
  }

  /** The holder of a session that was opened a moment ago. */
  holderOfToken(token: string): Promise<Holder | null> {
    return holderOfSession(this.#ports.db, token, Object.keys(this.#ports.permissions()));
  }

  /** Drops what was kept; for changes made by this process, which need not wait to be told. */
  forget(): void {
    this.#kept.clear();
  }

  async #look(shown: string): Promise<Holder | null> {
    const now = this.#ports.clock.now().getTime();
    const kept = this.#kept.get(shown);
    if (kept && kept.until > now) {
      const holder = await kept.holder;
      return holder && holder.expiresAt > now ? holder : null;
    }
    const holder = this.#ask(shown);
    if (!this.#ear) return holder;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    const entry = { holder, until: now + KEPT_MS };
    this.#kept.set(shown, entry);
    // Neither a failed look nor a stranger is kept: strangers could fill the memory.
    const drop = (): void => void (this.#kept.get(shown) === entry && this.#kept.delete(shown));
    holder.then((found) => found ?? drop(), drop);
    return holder;
  }

  #ask(shown: string): Promise<Holder | null> {
    const { db, secret, permissions } = this.#ports;
    const catalogue = Object.keys(permissions());
    if (shown.startsWith('k')) return holderOfKey(db, shown.slice(1), catalogue);
    const token = openCookie(shown.slice(1), secret);
    return token === null ? Promise.resolve(null) : holderOfSession(db, token, catalogue);
  }

  #changed(told: string): void {
    this.forget();
    if (told.startsWith('session ')) this.#ports.sessionsEnded(told.slice('session '.length).split(','));
  }

  #lost(ear: pg.Client): void {
    if (this.#ear === ear) this.#ear = undefined;
    this.forget();
    if (this.#closed) return;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.start().catch(() => this.#lost(ear)), 500);
  }
}

/**
 * Cookies are SameSite=Lax; this is the second lock: a change, or a live connection, asked for by
 * another site's page is refused whatever the browser attached to it.
 */
function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  const harmless = request.method === 'GET' || request.method === 'HEAD';
  if (harmless && request.headers.upgrade === undefined) return;
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin === undefined ? site === 'cross-site' || site === 'same-site' : origin !== new URL(publicUrl).origin && !isHost(origin, host);
  if (foreign) throw new Refusal(403, 'foreign_origin', 'This request came from another site.', { because: 'origin check' });
}

function isHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
