import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { approvals } from '../modules/approvals/module.ts';
import { audit } from '../modules/audit/module.ts';
import { SEALING_PURPOSE } from '../modules/audit/ports.ts';
import { automation } from '../modules/automation/module.ts';
import { calendars } from '../modules/calendars/module.ts';
import { catalogue } from '../modules/catalogue/module.ts';
import { chat, type ChatChannel } from '../modules/channels/chat/index.ts';
import { phone, type PhonePorts } from '../modules/channels/phone/index.ts';
import { dealings } from '../modules/dealings/module.ts';
import { email, type EmailChannel } from '../modules/channels/email/module.ts';
import { mailProviders, type EmailPorts } from '../modules/channels/email/index.ts';
import { connectors } from './connectors.ts';
import { customDesk, customShop, ownShopEars } from '../modules/commerce/custom/index.ts';
import { conversations } from '../modules/conversations/module.ts';
import { connections, placeDesk, placeDisputeDesk, placeLabels, placeMemberDesk, placeTeller, placeTexter, type ConnectionsPorts } from '../modules/connections/index.ts';
import { customers } from '../modules/customers/module.ts';
import { openIdentity, type Identity } from '../modules/identity/module.ts';
import { facts } from '../modules/facts/module.ts';
import { integrations } from '../modules/integrations/module.ts';
import { insights } from '../modules/insights/module.ts';
import { knowledge } from '../modules/knowledge/module.ts';
import { macros } from '../modules/macros/module.ts';
import { marketing } from '../modules/marketing/module.ts';
import { notifications } from '../modules/notifications/module.ts';
import { invitations } from '../modules/invitations/module.ts';
import { noticeDoor } from '../modules/outreach/index.ts';
import { outreach } from '../modules/outreach/module.ts';
import { orders } from '../modules/orders/module.ts';
import { people } from '../modules/people/module.ts';
import { portalDoor } from '../modules/portal/index.ts';
import { portal } from '../modules/portal/module.ts';
import { privacy } from '../modules/privacy/module.ts';
import { memberships } from '../modules/memberships/module.ts';
import { returns } from '../modules/returns/module.ts';
import { risk } from '../modules/risk/module.ts';
import { reviews } from '../modules/reviews/module.ts';
import { shipments } from '../modules/shipments/module.ts';
import { escalations } from '../modules/escalations/module.ts';
import { routing } from '../modules/routing/module.ts';
import { sla } from '../modules/sla/module.ts';
import { stopLearning } from '../modules/triage/index.ts';
import { triage } from '../modules/triage/module.ts';
import { surveyDoor } from '../modules/surveys/index.ts';
import { surveys } from '../modules/surveys/module.ts';
import { taxonomy } from '../modules/taxonomy/module.ts';
import { readPastMail } from '../modules/transfers/index.ts';
import { transfers } from '../modules/transfers/module.ts';
import { workforce } from '../modules/workforce/module.ts';
import { DiskBlobs, type Blobs } from '../platform/blobs/blobs.ts';
import { readS3Url, S3Blobs } from '../platform/blobs/s3-blobs.ts';
import { systemClock, type Clock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { Database } from '../platform/db/database.ts';
import { Relay } from '../platform/events/relay.ts';
import { createHtmlSanitiser } from '../platform/hostile/index.ts';
import { App } from '../platform/http/app.ts';
import { openServer } from '../platform/http/server.ts';
import { JobRunner } from '../platform/jobs/runner.ts';
import { LiveHub } from '../platform/live/hub.ts';
import { Presence } from '../platform/live/presence.ts';
import { Wake } from '../platform/live/wake.ts';
import type { Logger } from '../platform/log/log.ts';
import type { Module } from '../platform/module/module.ts';
import { openVault, type Vault } from '../platform/secrets/vault.ts';
import { Demo } from './demo/index.ts';
import { demoDesk } from './demo/shop/demo-desk.ts';
import { demoLabels } from './demo/shop/demo-labels.ts';
import { demoDisputeDesk } from './demo/shop/demo-dispute-desk.ts';
import { demoMemberDesk } from './demo/shop/demo-member-desk.ts';
import { fillPorts } from './ports.ts';
import { houseJobs } from './house-jobs.ts';
import { serveDemo } from './serve-demo.ts';
import { serveHouse } from './serve-house.ts';
import { sendStaffMail } from './staff-mail.ts';

export interface House {
  readonly config: Config;
  readonly db: Database;
  readonly web: FastifyInstance;
  readonly relay: Relay;
  readonly runner: JobRunner;
  readonly hub: LiveHub;
  readonly identity: Identity;
  readonly email: EmailChannel;
  readonly chat: ChatChannel;
  readonly vault: Vault;
  readonly blobs: Blobs;
  readonly modules: readonly Module[];
  readonly log: Logger;
  /** Mail leaves by this relay from now on: the demo's own, when nothing may leave the machine. */
  sendThrough(relay: string): void;
  readonly demo: Demo;
  /** Begins to work: relay, jobs, live news, doors. Answers with where it listens. */
  start(): Promise<{ webPort: number; smtpPort: number | null }>;
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly config: Config;
  readonly serverUrl: string;
  readonly log: Logger;
  readonly clock?: Clock;
  /** who answers for the outside world, where it is not the world itself */
  readonly standIns?: Partial<Pick<EmailPorts, 'providers' | 'resolveDns'> & Pick<ConnectionsPorts, 'addressOf' | 'connectors'>>;
}

export const version: string = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../package.json'), 'utf8')).version;

/** Joins the modules to the platform and to each other. Nothing runs until `start`. */
export async function openHouse({ config, serverUrl, log, clock = systemClock, standIns = {} }: HouseOptions): Promise<House> {
  const db = new Database({ url: serverUrl, clock, onError: (error) => log.warn({ err: error }, 'a database connection was lost') });
  const vault = openVault(config.masterKey, config.data);
  const blobs: Blobs = config.s3Url === undefined ? new DiskBlobs(path.join(config.data, 'blobs')) : new S3Blobs(readS3Url(config.s3Url), path.join(config.data, 'scratch'));
  const sanitiser = createHtmlSanitiser();
  const hub = new LiveHub(db, log);
  const presence = new Presence(clock);
  let relayUrl = config.smtpRelay;
  const channel = email({ db, clock, log, blobs, vault, sanitiser, publicUrl: config.publicUrl, relayUrl: () => relayUrl, smtpDoor: () => ({ port: ports.smtpPort, tls: config.tlsCert !== undefined }), maxBytes: config.mailMaxBytes, relays: config.mailRelays, clamdUrl: config.clamdUrl, allowPrivate: config.allowPrivate, providers: mailProviders({ google: config.googleClient, microsoft: config.microsoftClient }), ...standIns });
  const outgoing = integrations({ db, clock, log, vault, allowPrivate: config.allowPrivate });
  const talk = chat({ db, clock, log, blobs, vault, publicUrl: config.publicUrl, sessionsPerMinute: config.chatSessionsPerMinute, send: (message) => wake.send(message), tellDesk: (brandId, body) => hub.whisper({ type: 'chat', brandId, body }) });
  const staffMail = config.smtpRelay === undefined ? null : sendStaffMail(config.smtpRelay, config.publicUrl);
  const places: ConnectionsPorts = { db, log, vault, publicUrl: config.publicUrl, allowPrivate: config.allowPrivate, connectors: [...connectors, ...(standIns.connectors ?? [])], ...(standIns.addressOf ? { addressOf: standIns.addressOf } : {}) };
  const telephones: PhonePorts = { db, clock, texter: placeTexter(places) };
  const ownShops = { db, vault, allowPrivate: config.allowPrivate, vendors: places.connectors.map((one) => one.vendor) };
  const modules: Module[] = [];
  const permissions = (): Record<string, string> => Object.assign({}, ...modules.map((module) => module.permissions ?? {})) as Record<string, string>;
  const identity = openIdentity({
    db, clock, log, vault, publicUrl: config.publicUrl, secret: vault.derive('identity.cookies').toString('base64url'),
    permissions,
    sendMail: staffMail, sessionsEnded: (ids) => ids.forEach((id) => hub.dismiss(id)),
  });
  modules.push(audit({ sealingKey: vault.derive(SEALING_PURPOSE) }), identity.module, notifications({ publicUrl: config.publicUrl, sendMail: staffMail }), calendars, customers, taxonomy, catalogue, approvals, privacy, orders, shipments, memberships, reviews, returns, knowledge, conversations, dealings, macros, surveys, triage, sla, risk, routing, escalations, outgoing.module, transfers({ db, clock, log, blobs, sanitiser, allowPrivate: config.allowPrivate, largestFile: config.importMaxBytes }), customShop(ownShops), connections(places), marketing, outreach, invitations, automation, facts, portal({ db, log, vault, blobs, publicUrl: config.publicUrl, key: vault.derive('portal.links') }), channel.module, talk.module, phone(telephones), people, workforce({ publicUrl: config.publicUrl }), insights({ publicUrl: config.publicUrl, sendMail: staffMail }));
  const listeners = modules.flatMap((module) => module.listeners ?? []);
  const relay = new Relay(db, listeners, log);
  const runner = new JobRunner(db, new Map([...modules.flatMap((module) => Object.entries(module.jobs ?? {})), ...Object.entries(houseJobs(relay, blobs))]), log);
  const wake = new Wake(serverUrl, log, (message) => {
    if (message === '') {
      relay.wake();
      hub.wake();
      runner.wake(clock.now().getTime());
    } else if (!talk.hear(message)) {
      const seen = presence.hear(message, (brandId, body) => hub.whisper({ type: 'presence', brandId, body }));
      talk.agentTypes(seen.conversation_id, seen.state === 'typing' && seen.replying === true ? (seen.name.split(' ')[0] ?? '') : null);
    }
  });
  db.onCommit = ({ announced, scheduledFor }) => {
    if (announced) {
      relay.wake();
      hub.wake();
    }
    if (scheduledFor < Infinity) runner.wake(scheduledFor);
    wake.tell();
  };
  noticeDoor.fill({ publicUrl: config.publicUrl, linkKey: vault.derive('outreach.links') });
  surveyDoor.fill({ publicUrl: config.publicUrl, linkKey: vault.derive('surveys.links') });
  portalDoor.fill({ publicUrl: config.publicUrl, key: vault.derive('portal.links') });
  readPastMail.fill(channel.readPast);
  fillPorts({ ownShops: ownShopEars(db), modules, blobs, presence, email: channel, chat: talk, desks: [customDesk(ownShops), placeDesk(places), demoDesk(db)], memberDesks: [placeMemberDesk(places), demoMemberDesk(db)], disputeDesks: [placeDisputeDesk(places), demoDisputeDesk(db)], labels: [placeLabels(places), demoLabels(db)], teller: placeTeller(places), telephones });
  const web = await openServer(config, log, version);
  const app = new App(web, db, identity.resolveActor);
  await serveHouse({ app, config, db, hub, presence, identity, wake, relay, log });
  for (const module of modules) await module.routes?.(app);
  app.checkPermissions(permissions());
  const door = config.smtpPort === 0 || config.role === 'worker' ? null : channel.openSmtpDoor({ host: config.smtpHost, port: config.smtpPort, tlsCert: config.tlsCert, tlsKey: config.tlsKey });
  const works = config.role !== 'web';
  let ports: { webPort: number; smtpPort: number | null } = { webPort: 0, smtpPort: null };
  const house: Omit<House, 'demo'> & { demo?: Demo } = {
    config, db, web, relay, runner, hub, identity, email: channel, chat: talk, vault, blobs, modules, log,
    sendThrough: (relay) => {
      relayUrl = relay;
    },
    async start() {
      await wake.start();
      await identity.start();
      talk.seats.start();
      if (works) {
        await relay.start();
        runner.start();
        channel.readers.start();
        outgoing.deliverer.start();
      }
      if (config.role !== 'worker') await web.listen({ host: config.host, port: config.port });
      const smtpPort = door === null ? null : await door.start();
      const address = web.server.address();
      ports = { webPort: typeof address === 'object' && address !== null ? address.port : 0, smtpPort };
      return ports;
    },
    async close() {
      await house.demo?.end();
      await door?.stop();
      await channel.readers.stop();
      talk.seats.stop();
      await web.close();
      if (works) {
        await outgoing.deliverer.stop();
        // A learning may have half an hour to go; it is begun again with the next start.
        const calm = runner.stop();
        stopLearning();
        await calm;
        await relay.stop();
      }
      await identity.close();
      await wake.stop();
      await sanitiser.close();
      await db.close();
    },
  };
  const demo = new Demo(house as House);
  serveDemo(app, demo, () => ports);
  return Object.assign(house, { demo });
}
