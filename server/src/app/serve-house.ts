import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Identity } from '../modules/identity/module.ts';
import { systemActor } from '../platform/actor/actor.ts';
import type { Config } from '../platform/config/config.ts';
import type { Database } from '../platform/db/database.ts';
import { sql } from '../platform/db/sql.ts';
import type { Relay } from '../platform/events/relay.ts';
import type { App } from '../platform/http/app.ts';
import type { LiveHub } from '../platform/live/hub.ts';
import type { Presence } from '../platform/live/presence.ts';
import type { Wake } from '../platform/live/wake.ts';
import type { Logger } from '../platform/log/log.ts';
import { serveLive } from './serve-live.ts';
import { serveMetrics } from './serve-metrics.ts';
import { serveReference } from './serve-reference.ts';

export interface Served {
  readonly app: App;
  readonly config: Config;
  readonly db: Database;
  readonly hub: LiveHub;
  readonly presence: Presence;
  readonly identity: Identity;
  readonly wake: Wake;
  readonly relay: Relay;
  readonly log: Logger;
}

const deskFolder = path.join(import.meta.dirname, '../../../apps/desk/dist');

/** What the house itself serves: health, metrics, the API reference, live news, the desk. */
export async function serveHouse(served: Served): Promise<void> {
  const { app, db } = served;
  app.fastify.get('/health', { schema: { hide: true }, config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  app.fastify.get('/ready', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    const reasons = await whyNotReady(db);
    return reply.status(reasons.length === 0 ? 200 : 503).send({ status: reasons.length === 0 ? 'ready' : 'not ready', reasons });
  });
  serveMetrics(served);
  serveReference(app);
  await serveLive(served);
  await serveDesk(app);
}

async function whyNotReady(db: Database): Promise<string[]> {
  try {
    return await db.read(systemActor('ready'), async (tx) => {
      const reasons: string[] = [];
      const late = await tx.one<{ count: number }>(sql`select count(*) as count from (select 1 from platform.job where state = 'ready' and run_at < now() - interval '60 seconds' and (locked_until is null or locked_until < now()) limit 100) late`);
      if (late.count >= 100) reasons.push('jobs are more than a minute late: is a worker running?');
      return reasons;
    });
  } catch (error) {
    return [`the database does not answer: ${(error as Error).message}`];
  }
}

async function serveDesk(app: App): Promise<void> {
  if (!existsSync(path.join(deskFolder, 'index.html'))) {
    app.fastify.setNotFoundHandler((request, reply) => reply.status(404).send({ error: { code: 'not_found', message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`, details: [] } }));
    return;
  }
  await app.fastify.register(fastifyStatic, { root: deskFolder, prefix: '/', index: 'index.html', wildcard: true, preCompressed: true, maxAge: '1y', immutable: true, setHeaders: (reply, file) => {
    if (file.endsWith('.html')) reply.header('cache-control', 'no-cache');
  } });
  app.fastify.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !/^\/(?:api|files|raw|assets)\//.test(request.url) && (request.headers.accept ?? '').includes('text/html');
    if (page) return reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
    return reply.status(404).send({ error: { code: 'not_found', message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.`, details: [] } });
  });
}
