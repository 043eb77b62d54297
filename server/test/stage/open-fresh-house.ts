import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { pino } from 'pino';
import { openHouse, type House, type HouseOptions } from '../../src/app/house.ts';
import { migrationSets } from '../../src/app/modules.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { createTestDatabase } from '../../src/platform/testing/database.ts';
import { ImapServer } from '../fakes/imap-server.ts';
import { MailRelay } from '../fakes/mail-relay.ts';
import { OauthServer } from '../fakes/oauth-server.ts';
import { ShopifyShop } from '../fakes/places/shopify.ts';
import { serveStandIn } from '../fakes/places/stand-in.ts';
import { freePort } from './free-port.ts';

/** A Keepdesk nobody set up yet, for a browser, among stand-ins for the outside world. */
export interface FreshHouse {
  readonly house: House;
  readonly url: string;
  readonly smtpPort: number;
  readonly shop: ShopifyShop;
  readonly imap: ImapServer;
  readonly imapPort: number;
  /** stands for Google: its sign-in, and the mailboxes behind it */
  readonly google: { readonly oauth: OauthServer; readonly imap: ImapServer };
  readonly relay: MailRelay;
  /** delivers a mail by the SMTP door */
  mail(mail: SendMailOptions): Promise<unknown>;
  close(): Promise<void>;
}

export async function openFreshHouse(more: HouseOptions['standIns'] = {}, clock?: HouseOptions['clock']): Promise<FreshHouse> {
  const [shop, imap, googleImap, oauth, relay] = [new ShopifyShop(), new ImapServer(), new ImapServer(), new OauthServer(), new MailRelay()];
  const [served, imapPort, googlePort, oauthPort, relayUrl] = await Promise.all([serveStandIn(shop), imap.start(), googleImap.start(), oauth.start(), relay.start()]);
  oauth.onToken = (token) => googleImap.tokens.add(token);
  const database = await createTestDatabase();
  await migrate(database.ownerUrl, migrationSets);
  const data = mkdtempSync(path.join(tmpdir(), 'keepdesk-fresh-'));
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const config = { ...readConfig({ KEEPDESK_DATA: data, KEEPDESK_PORT: String(port), KEEPDESK_SMTP_PORT: String(smtpPort), KEEPDESK_PUBLIC_URL: url, KEEPDESK_ALLOW_PRIVATE: '127.0.0.1' }), smtpRelay: relayUrl };
  const door = { host: '127.0.0.1', port: googlePort, secure: false };
  const house = await openHouse({
    ...(clock ? { clock } : {}),
    config, serverUrl: database.serverUrl, log: pino({ level: process.env.KEEPDESK_TEST_LOG ?? 'silent' }),
    standIns: {
      ...more,
      addressOf: (base) => (more.addressOf?.(base) ?? base).replace(`https://${shop.domain}`, served.url),
      providers: { google: { clientId: 'client', clientSecret: 'secret', authorizeUrl: `http://127.0.0.1:${oauthPort}/auth`, tokenUrl: `http://127.0.0.1:${oauthPort}/token`, scopes: ['https://mail.google.com/'], extras: {}, imap: door, smtp: door } },
      resolveDns: async () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })),
    },
  });
  await house.start();
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true });
  return {
    house, url, smtpPort, shop, imap, imapPort, google: { oauth, imap: googleImap }, relay,
    mail: (mail) => transport.sendMail(mail),
    async close() {
      transport.close();
      await house.close();
      await Promise.all([served.close(), imap.stop(), googleImap.stop(), oauth.stop(), relay.stop()]);
      await database.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
