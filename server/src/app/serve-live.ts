import { seeAtWork, sendHome } from '../modules/routing/index.ts';
import { may, systemActor } from '../platform/actor/actor.ts';
import type { Database } from '../platform/db/database.ts';
import { isUuid } from '../platform/ids/ids.ts';
import type { Sighting } from '../platform/live/presence.ts';
import type { Served } from './serve-house.ts';

const ROLL_MS = 30_000;

/** `/api/v1/live`: news for a browser, and what the browser says of its person: viewing, typing, gone. */
export async function serveLive({ app, config, db, hub, identity, wake, log }: Served): Promise<void> {
  app.fastify.get('/api/v1/live', { websocket: true, schema: { hide: true } }, async (socket, request) => {
    const origin = request.headers.origin;
    const holder = origin !== undefined && !sameSite(origin, config.publicUrl, request.headers.host) ? null : await identity.holderOf(request);
    if (holder === null) return socket.close(4401, 'sign in first');
    const actor = holder.actor;
    let last: Sighting | null = null;
    socket.on('message', (data) => {
      const said = readSighting(String(data));
      if (!said || actor.kind !== 'person' || actor.id === null || !may(actor, 'conversations.read', said.brand_id)) return;
      last = { ...said, person_id: actor.id, name: actor.name };
      wake.send(JSON.stringify(last));
    });
    socket.on('close', () => {
      if (last && last.state !== 'left') wake.send(JSON.stringify({ ...last, state: 'left' }));
    });
    await hub.join(socket, actor, holder.sessionId ?? null);
    socket.send(JSON.stringify({ type: 'hello', person_id: actor.id }));
  });
  const roll = setInterval(() => void keepAttendance(db, hub.callRoll()).catch((error: unknown) => log.warn({ err: error }, 'who is there could not be noted')), ROLL_MS);
  app.fastify.addHook('onClose', async () => clearInterval(roll));
}

async function keepAttendance(db: Database, people: readonly string[]): Promise<void> {
  await db.transact(systemActor('attendance'), async (tx) => {
    await seeAtWork(tx, people);
    await sendHome(tx);
  });
}

function sameSite(origin: string, publicUrl: string, host: string | undefined): boolean {
  return origin === publicUrl || (URL.canParse(origin) && new URL(origin).host === host);
}

function readSighting(text: string): Pick<Sighting, 'conversation_id' | 'brand_id' | 'state' | 'replying'> | null {
  try {
    const said = JSON.parse(text) as Partial<Sighting> & { type?: string };
    const known = said.type === 'presence' && isUuid(String(said.conversation_id)) && isUuid(String(said.brand_id)) && ['viewing', 'typing', 'left'].includes(String(said.state));
    return known ? { conversation_id: said.conversation_id as string, brand_id: said.brand_id as string, state: said.state as Sighting['state'], ...(said.replying === true ? { replying: true } : {}) } : null;
  } catch {
    return null;
  }
}
