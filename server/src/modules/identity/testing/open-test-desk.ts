import { Vault } from '../../../platform/secrets/vault.ts';
import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { ManualClock } from '../../../platform/clock/clock.ts';
import { readConfig } from '../../../platform/config/config.ts';
import { App } from '../../../platform/http/app.ts';
import { openServer } from '../../../platform/http/server.ts';
import { openLog } from '../../../platform/log/log.ts';
import type { Module } from '../../../platform/module/module.ts';
import { withDatabase } from '../../../platform/testing/database.ts';
import { audit } from '../../audit/module.ts';
import { openIdentity } from '../module.ts';
import type { StaffMail } from '../ports.ts';

export const PASSPHRASE = 'teapot orbit lantern fig';
export const OWNER = { name: 'Olga Owner', email: 'olga@shop.example', passphrase: PASSPHRASE };
const PUBLIC_URL = 'http://desk.example';

let browsers = 0;

/** A browser: keeps cookies, sends its origin, reads JSON. */
export class Browser {
  readonly #inject: (request: object) => Promise<LightMyRequestResponse>;
  readonly cookies = new Map<string, string>();
  headers: Record<string, string> = { origin: PUBLIC_URL, host: 'desk.example' };
  /** each browser sits somewhere else */
  address = `198.51.100.${(browsers += 1) % 256}`;

  constructor(inject: (request: object) => Promise<LightMyRequestResponse>) {
    this.#inject = inject;
  }

  async ask<T = Record<string, never>>(method: string, url: string, body?: object): Promise<{ status: number; body: T; headers: Record<string, unknown> }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#inject({ method, url, remoteAddress: this.address, headers: { ...this.headers, ...(cookie ? { cookie } : {}) }, ...(body ? { payload: body } : {}) });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) this.#keep(line);
    return { status: answer.statusCode, body: (answer.payload ? JSON.parse(answer.payload) : {}) as T, headers: answer.headers };
  }

  /** Asks, and expects success. */
  async must<T = Record<string, never>>(method: string, url: string, body?: object): Promise<T> {
    const answer = await this.ask<T>(method, url, body);
    assert.ok(answer.status < 300, `${method} ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const cut = pair.indexOf('=');
    const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
    if (gone) this.cookies.delete(pair.slice(0, cut));
    else this.cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
}

/** Identity behind a real web server on a database of its own, with `more` modules beside it. */
export async function openTestDesk(more: readonly Module[] = []) {
  const clock = new ManualClock(new Date());
  const { db, owner } = await withDatabase(clock);
  const log = openLog('silent');
  const mails: StaffMail[] = [];
  const ended: string[] = [];
  const permissions = { 'conversations.read': 'read', 'conversations.reply': 'reply', 'customers.read': 'read' };
  const auditModule = audit({ sealingKey: Buffer.alloc(32, 1) });
  const catalogue = (): Record<string, string> => Object.assign({}, permissions, ...[identity.module, auditModule, ...more].map((module) => module.permissions ?? {}));
  const identity = openIdentity({ db, clock, log, vault: new Vault(Buffer.alloc(32, 7)), publicUrl: PUBLIC_URL, secret: 'a secret of at least thirty-two characters', permissions: catalogue, sendMail: async (mail) => void mails.push(mail), sessionsEnded: (ids) => void ended.push(...ids) });
  const server = await openServer(readConfig({ KEEPDESK_LOG: 'silent' }), log, 'test');
  const app = new App(server, db, identity.resolveActor);
  for (const module of [auditModule, identity.module, ...more]) await module.routes?.(app);
  await identity.start();
  await server.ready();
  after(async () => {
    await server.close();
    await identity.close();
  });
  const browser = (): Browser => new Browser((request) => server.inject(request) as Promise<LightMyRequestResponse>);
  return { app, browser, clock, db, ended, identity, mails, owner, server };
}
