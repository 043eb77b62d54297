import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { pino } from 'pino';
import { openHouse, type House, type HouseOptions } from '../../src/app/house.ts';
import { migrationSets } from '../../src/app/modules.ts';
import type { Clock } from '../../src/platform/clock/clock.ts';
import { readConfig, type Config } from '../../src/platform/config/config.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { allHeard } from '../../src/platform/testing/all-heard.ts';
import { createTestDatabase, type TestDatabase } from '../../src/platform/testing/database.ts';
import { MailRelay } from '../fakes/mail-relay.ts';
import { freePort } from '../stage/free-port.ts';

export interface TestHouse {
  readonly house: House;
  readonly relay: MailRelay;
  readonly brandId: string;
  /** calls the API as the owner; throws with the error's code when it answers 4xx or 5xx */
  call<T>(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<T>;
  /** the answer to a GET of the owner's as it stands, not followed to where it leads */
  follow(url: string): Promise<Response>;
  /** delivers a mail by the real SMTP door */
  mail(mail: SendMailOptions & { raw?: string | Buffer }): Promise<string>;
  /** waits for something to become true */
  until<T>(look: () => Promise<T | undefined | false | null>, seconds?: number): Promise<T>;
  /** waits until everything that happened was heard by everybody */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export class CallError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`${status} ${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

/** A whole Keepdesk on a database of its own (or one that is there and nobody set up), set up with an owner, a brand and a mailbox, working in this process. */
export async function openTestHouse(more: { config?: Partial<Config>; standIns?: HouseOptions['standIns']; database?: TestDatabase; clock?: Clock } = {}): Promise<TestHouse> {
  const database = more.database ?? (await createTestDatabase());
  await migrate(database.ownerUrl, migrationSets);
  const data = mkdtempSync(path.join(tmpdir(), 'keepdesk-test-'));
  const relay = new MailRelay();
  const config = { ...readConfig({ KEEPDESK_DATA: data, KEEPDESK_PORT: '0', KEEPDESK_SMTP_PORT: '1' }), port: 0, smtpPort: await freePort(), smtpRelay: await relay.start(), ...more.config };
  const house = await openHouse({ config, serverUrl: database.serverUrl, log: pino({ level: process.env.KEEPDESK_TEST_LOG ?? 'silent' }), ...(more.standIns ? { standIns: more.standIns } : {}), ...(more.clock ? { clock: more.clock } : {}) });
  const ports = await house.start();
  let cookie = '';
  const call = async <T>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${ports.webPort}${url}`, { method, headers: { ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }), cookie, origin: config.publicUrl, ...headers }, ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }) });
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
    if (set) cookie = set;
    const json = (await answer.json()) as T & { error?: { code: string; message: string } };
    if (!answer.ok) throw new CallError(answer.status, json.error?.code ?? '', json.error?.message ?? '');
    return json;
  };
  await call('POST', '/api/v1/setup', { name: 'Olga Owner', email: 'olga@keepdesk.test', passphrase: 'quiet copper lantern field' });
  const brand = await call<{ id: string }>('POST', '/api/v1/brands', { name: 'North Apparel', slug: 'north', domain: 'north.test' });
  await call('POST', '/api/v1/mailboxes', { brand_id: brand.id, address: 'help@north.test', name: 'North Apparel', signature_html: '<p>Your North team</p>' });
  await house.relay.drain();
  const door = nodemailer.createTransport({ host: '127.0.0.1', port: ports.smtpPort as number, secure: false, ignoreTLS: true });
  const until = async <T>(look: () => Promise<T | undefined | false | null>, seconds = 60): Promise<T> => {
    for (const end = Date.now() + seconds * 1000; ; ) {
      const seen = await look();
      if (seen) return seen;
      if (Date.now() > end) throw new Error('it did not happen in time');
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  // A brand is furnished by those who hear of it, each in its own time.
  await until(async () => (await call<{ data: unknown[] }>('GET', '/api/v1/statuses')).data.length >= 4 && (await call<{ data: unknown[] }>('GET', `/api/v1/reasons?brand_id=${brand.id}`)).data.length > 0);
  return {
    house, relay, brandId: brand.id, call, until, settled: () => allHeard(house.db, house.relay),
    follow: (url) => fetch(`http://127.0.0.1:${ports.webPort}${url}`, { headers: { cookie, origin: config.publicUrl }, redirect: 'manual' }),
    mail: async (mail) => String((await door.sendMail(mail)).response),
    async close() {
      door.close();
      await house.close();
      await relay.stop();
      await database.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
