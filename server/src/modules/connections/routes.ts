import { Type } from 'typebox';
import { may, systemActor, type Actor } from '../../platform/actor/actor.ts';
import { retryOnClash } from '../../platform/db/retry-on-clash.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { Unreadable } from '../../platform/hostile/json-fields.ts';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../platform/http/lists.ts';
import { forbidden, notFound, Refusal } from '../../platform/refusal/refusal.ts';
import { askAbout, connect, disconnect, testPlace } from './commands/connect.ts';
import { openPlace } from './commands/open-place.ts';
import { receiveWebhook } from './commands/receive-webhook.ts';
import { subscribe } from './commands/subscribe.ts';
import { SYNC_JOB } from './commands/sync.ts';
import { tryAgain } from './commands/try-again.ts';
import type { WebhookRequest } from './connector.ts';
import { Connection, ConnectorShape, ConnectPlace, PlaceTest, PlaceWebhook, Problem, TestPlace } from './contract.ts';
import { webhookPurpose, type ConnectionsPorts } from './ports.ts';
import { connectorOf } from './queries/connector-of.ts';
import { showConnections, showConnector, showTest, showWebhooks } from './queries/show-connections.ts';
import { connectionById, markAbout, type ConnectionRow } from './store/connections.ts';
import { letGo, openProblems, problemById } from './store/problems.ts';
import { forgetRounds } from './store/streams.ts';

const access = { permission: 'commerce.settings' };
const connections = listOf(Connection);
const receiver = systemActor('connections');
const WEBHOOK_BYTES = 8 * 1024 * 1024;

export const routes = (ports: ConnectionsPorts) => (app: App): void => {
  const all = async (tx: Tx) => ({ data: await showConnections(ports, tx), next_cursor: null });
  const shown = (actor: Actor) => app.db.read(actor, all);
  const own = async (tx: Tx, id: string): Promise<ConnectionRow> => {
    const row = await connectionById(tx, id);
    if (!row) throw notFound('connection');
    return row;
  };
  app.read({ method: 'GET', url: '/api/v1/connectors', summary: 'What can be connected, and which permissions it takes', access, response: listOf(ConnectorShape) }, async () => ({ data: ports.connectors.map(showConnector), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/connections', summary: 'Connected places, how far their sync is, and how they are', access, response: connections }, all);
  app.open({ method: 'POST', url: '/api/v1/connections/test', summary: 'Ask a place who it is and what these keys may do; keeps nothing', access, body: TestPlace, response: PlaceTest }, async ({ body }) => {
    const { connector, about } = await testPlace(ports, body);
    return showTest(connector, about);
  });
  app.open({ method: 'POST', url: '/api/v1/connections', summary: 'Connect a place; connected again, it has new keys', access, status: 201, body: ConnectPlace, response: connections }, async ({ actor, body }) => {
    if (!may(actor, 'commerce.settings', body.brand_id)) throw forbidden('commerce.settings');
    await connect(ports, actor, { brandId: body.brand_id, vendor: body.vendor, keys: body.keys });
    return shown(actor);
  });
  app.open({ method: 'POST', url: '/api/v1/connections/:id/test', summary: 'Ask a connected place whether it still lets us in', access, params: idParams, response: PlaceTest }, async ({ actor, params }) => {
    const row = await app.db.read(actor, (tx) => own(tx, params.id));
    if (row.credentials === null) throw new Refusal(422, 'access_refused', `${row.name} has taken our access back. Give new keys.`);
    const connector = connectorOf(ports, row.vendor);
    const about = await askAbout(connector, openPlace(ports, connector, row));
    await app.db.transact(actor, (tx) => markAbout(tx, row.id, { name: about.name, currency: about.currency, missing: [...about.missing] }));
    return showTest(connector, about);
  });
  app.open({ method: 'POST', url: '/api/v1/connections/:id/webhooks', summary: 'Ask a connected place for its webhooks again', access, params: idParams, response: connections }, async ({ actor, params }) => {
    await app.db.read(actor, (tx) => own(tx, params.id));
    await subscribe(ports, params.id);
    return shown(actor);
  });
  app.read({ method: 'GET', url: '/api/v1/connections/:id/webhooks', summary: 'The latest webhooks of a place, and what became of them', access, params: idParams, response: listOf(PlaceWebhook) }, async (tx, { params }) => {
    await own(tx, params.id);
    return { data: await showWebhooks(tx, params.id), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/connections/:id/sync', summary: 'Look for changes at a place now; `whole` fetches everything again', access, params: idParams, body: Type.Object({ whole: Type.Optional(Type.Boolean()) }), response: connections }, async (tx, { params, body }) => {
    const row = await own(tx, params.id);
    if (body.whole) await forgetRounds(tx, row.id);
    await tx.schedule({ kind: SYNC_JOB, key: row.id, brandId: row.brand_id, payload: { connection_id: row.id } });
    return all(tx);
  });
  app.write({ method: 'DELETE', url: '/api/v1/connections/:id', summary: 'Disconnect a place; what it told stays', access, params: idParams, response: connections }, async (tx, { params }) => {
    if (!(await disconnect(tx, params.id))) throw notFound('connection');
    return all(tx);
  });
  app.read({ method: 'GET', url: '/api/v1/connections/:id/problems', summary: 'What a place sent that could not be taken in', access, params: idParams, query: Type.Object(pageQuery), response: listOf(Problem) }, async (tx, { params, query }) => {
    await own(tx, params.id);
    const limit = query.limit ?? 50;
    const page = pageOf(await openProblems(tx, params.id, limit + 1, readCursor(query.cursor)), limit, (row) => ({ at: row.last_at.toISOString(), id: row.id }));
    return { ...page, data: page.data.map((row) => ({ id: row.id, kind: row.kind, key: row.key, because: row.because, first_at: row.first_at.toISOString(), last_at: row.last_at.toISOString(), tries: row.tries, kept: row.payload !== null })) };
  });
  app.write({ method: 'POST', url: '/api/v1/connections/problems/:id/again', summary: 'Try once more to take in what could not be', access, params: idParams, response: Type.Object({ solved: Type.Boolean(), because: Type.Union([Type.String(), Type.Null()]) }) }, (tx, { params }) => tryAgain(ports, tx, params.id));
  app.write({ method: 'DELETE', url: '/api/v1/connections/problems/:id', summary: 'Let go of what could not be taken in', access, params: idParams, response: Type.Object({ solved: Type.Boolean() }) }, async (tx, { params }) => {
    if (!(await problemById(tx, params.id))) throw notFound('problem');
    return { solved: (await letGo(tx, params.id)) > 0 };
  });
  void app.fastify.register(async (scope) => receiving(ports, app, scope));
};

/** Signatures are over the bytes as they came, so here bodies are not parsed. */
function receiving(ports: ConnectionsPorts, app: App, scope: App['fastify']): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: WEBHOOK_BYTES }, (_request, body, done) => done(null, body));
  const params = Type.Object({ vendor: Type.String({ maxLength: 40 }), id: Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }) });
  scope.route({
    method: ['GET', 'POST'], url: '/webhooks/:vendor/c/:id', schema: { hide: true, params }, bodyLimit: WEBHOOK_BYTES, config: { rateLimit: { max: 60_000, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      const { vendor, id } = request.params as { vendor: string; id: string };
      const row = await app.db.read(receiver, (tx) => connectionById(tx, id));
      const connector = ports.connectors.find((one) => one.vendor === vendor);
      if (!row?.webhook_secret || row.vendor !== vendor || !connector?.webhooks) throw new Refusal(404, 'not_found', 'No connected place sends its webhooks here.');
      const secret = ports.vault.open(row.webhook_secret, webhookPurpose(row.id));
      const came: WebhookRequest = {
        method: request.method, url: `${ports.publicUrl}${request.url}`, query: request.query as Record<string, string>, body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), account: row.account,
        headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value ?? '')])),
      };
      const greeted = connector.webhooks.greet?.(secret, came);
      if (greeted) return reply.type(greeted.type).send(greeted.body);
      if (!connector.webhooks.verify(secret, came, app.db.clock.now())) throw new Refusal(401, 'bad_signature', 'This webhook is not signed by the connected place.');
      const told = readable(() => connector.webhooks?.read(came) ?? []);
      const outcome = await retryOnClash(() => app.db.transact(receiver, (tx) => receiveWebhook(ports, tx, connector, row, came, told)));
      const wanted = connector.webhooks.answer?.(came);
      return wanted ? reply.type(wanted.type).send(wanted.body) : { outcome };
    },
  });
}

/** Signed, but not what the vendor documents: said so, and sent again only makes it the same. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable || error instanceof SyntaxError) throw new Refusal(422, 'unreadable', `This webhook cannot be read: ${error.message}`);
    throw error;
  }
}
