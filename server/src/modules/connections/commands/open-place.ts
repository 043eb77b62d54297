import { setTimeout as sleep } from 'node:timers/promises';
import { systemActor } from '../../../platform/actor/actor.ts';
import { numbersUnderWay } from '../../shipments/index.ts';
import { guardedFetch } from '../../../platform/outbound/index.ts';
import { PlaceRefused, SlowDown, type Connector, type Keys, type Place, type PlaceAnswer, type PlaceRequest } from '../connector.ts';
import { peopleToAsk } from '../queries/people-to-ask.ts';
import { keysPurpose, type ConnectionsPorts } from '../ports.ts';
import { take, waitAsked, type Bucket } from '../rules/pace.ts';
import { connectionById, keepKeys, type ConnectionRow } from '../store/connections.ts';

/** Shorter than what an action waits for before a look may prove that it did not happen. */
const TIMEOUT_MS = 25_000;
const ANSWER_BYTES = 32 * 1024 * 1024;
/** Longer than this nobody stands waiting: the job comes back. */
const PATIENCE_S = 20;
const keeper = systemActor('connections');

interface Opening {
  readonly id: string;
  readonly brandId: string;
  readonly base: string;
  readonly keys: Keys;
  readonly currency: string | null;
  readonly timeZone: string | null;
  readonly settings: Readonly<Record<string, string>>;
}

/** Tokens and paces of this process, by connection. */
const tokens = new Map<string, { value: string; until: number }>();
const buckets = new Map<string, Bucket>();
/** One refresh at a time: a refresh token may be good once. */
const refreshing = new Map<string, Promise<string>>();

/** A connection with its keys opened. `closing`: from then on it is asked nothing more, and whoever asks is told to come back. */
export function openPlace(ports: ConnectionsPorts, connector: Connector, row: ConnectionRow, closing?: AbortSignal): Place {
  if (row.credentials === null) throw new Error('the place is no longer connected');
  const keys = JSON.parse(ports.vault.open(row.credentials, keysPurpose(row.id))) as Keys;
  return placeOf(ports, connector, { id: row.id, brandId: row.brand_id, base: row.base, keys, currency: row.currency, timeZone: row.time_zone, settings: row.settings }, closing);
}

/** Nobody's yet: somebody is trying keys. */
export function tryPlace(ports: ConnectionsPorts, connector: Connector, base: string, keys: Keys): Place {
  return placeOf(ports, connector, { id: '', brandId: '', base, keys, currency: null, timeZone: null, settings: {} });
}

export function forgetToken(connectionId: string): void {
  tokens.delete(connectionId);
}

function placeOf(ports: ConnectionsPorts, connector: Connector, opening: Opening, closing?: AbortSignal): Place {
  let keys = opening.keys;
  let own: { value: string; until: number } | undefined;
  const now = (): Date => ports.db.clock.now();
  const tokenNow = async (fresh: boolean): Promise<string | null> => {
    if (!connector.token) return null;
    const known = opening.id === '' ? own : tokens.get(opening.id);
    if (!fresh && known && known.until > now().getTime()) return known.value;
    if (opening.id !== '') {
      const under = refreshing.get(opening.id);
      if (under) return under;
    }
    const work = refresh(connector.token);
    if (opening.id !== '') refreshing.set(opening.id, work.finally(() => refreshing.delete(opening.id)));
    return work;
  };
  const refresh = async (askToken: NonNullable<Connector['token']>): Promise<string> => {
    if (opening.id !== '') keys = await keysNow(ports, opening.id, keys);
    const given = await askToken(keys, (url, given, headers, as = 'form') => send(ports, connector, url, { method: 'POST', path: '', ...(as === 'json' ? { json: given } : { form: given }), ...(headers ? { headers } : {}) }, {})).catch(refusedKeys);
    // A minute early: the request itself takes time.
    const token = { value: given.value, until: now().getTime() + Math.max(30, given.seconds - 60) * 1000 };
    if (opening.id === '') own = token;
    else tokens.set(opening.id, token);
    if (given.keys) {
      keys = { ...keys, ...given.keys };
      if (opening.id !== '') await ports.db.transact(keeper, (tx) => keepKeys(tx, opening.id, ports.vault.seal(JSON.stringify(keys), keysPurpose(opening.id))));
    }
    return token.value;
  };
  const ask = async (request: PlaceRequest, again = false): Promise<PlaceAnswer> => {
    await paced(opening.id, connector, now().getTime(), closing);
    try {
      const token = await tokenNow(again);
      return await send(ports, connector, opening.base, withKeys(request, connector.inQuery?.(keys, token)), connector.headers(keys, token));
    } catch (error) {
      // A token may end before its time: once more with a new one.
      if (!again && connector.token && error instanceof PlaceRefused && error.status === 401) return ask(request, true);
      throw error;
    }
  };
  return {
    id: opening.id, brandId: opening.brandId, get keys() { return keys; }, settings: opening.settings, now,
    context: { url: opening.base, currency: opening.currency, timeZone: opening.timeZone },
    ask: (request) => ask(request),
    people: async (asked) => (opening.brandId === '' ? { emails: [], next: null } : ports.db.read(keeper, (tx) => peopleToAsk(tx, opening.brandId, asked))),
    underWay: async (carriers) => (opening.brandId === '' ? [] : ports.db.read(keeper, (tx) => numbersUnderWay(tx, opening.brandId, carriers))),
  };
}

/** A request with what the place wants to see in its address. */
export function withKeys(request: PlaceRequest, query: Readonly<Record<string, string>> = {}): PlaceRequest {
  const added = new URLSearchParams(query).toString();
  return added === '' ? request : { ...request, path: `${request.path}${request.path.includes('?') ? '&' : '?'}${added}` };
}

/** Whoever asks for a token and gets a no has keys that are no longer good, whatever status says so. */
function refusedKeys(error: unknown): never {
  throw error instanceof PlaceRefused ? new PlaceRefused(401, error.code, error.message) : error;
}

/** What is kept by now: another process may have spent a refresh token and kept the next. */
async function keysNow(ports: ConnectionsPorts, id: string, known: Keys): Promise<Keys> {
  const row = await ports.db.read(keeper, (tx) => connectionById(tx, id));
  return row?.credentials ? (JSON.parse(ports.vault.open(row.credentials, keysPurpose(id))) as Keys) : known;
}

async function paced(id: string, connector: Connector, now: number, closing?: AbortSignal): Promise<void> {
  if (closing?.aborted) throw new SlowDown(1);
  if (id === '') return;
  const { bucket, waitMs } = take(buckets.get(id), connector.pace, now);
  if (waitMs > PATIENCE_S * 1000) throw new SlowDown(Math.ceil(waitMs / 1000));
  buckets.set(id, bucket);
  if (waitMs > 0) await sleep(waitMs, undefined, closing ? { signal: closing } : {}).catch(() => { throw new SlowDown(1); });
}

async function send(ports: ConnectionsPorts, connector: Connector, base: string, request: PlaceRequest, headers: Readonly<Record<string, string>>): Promise<PlaceAnswer> {
  const body = request.json !== undefined ? JSON.stringify(request.json) : request.form !== undefined ? new URLSearchParams(request.form).toString() : undefined;
  const type = request.json !== undefined ? 'application/json' : request.form !== undefined ? 'application/x-www-form-urlencoded' : null;
  const answer = await guardedFetch(`${ports.addressOf?.(base) ?? base}${request.path}`, {
    method: request.method, maxRedirects: 0, timeoutMs: TIMEOUT_MS, maxBytes: ANSWER_BYTES, allowHosts: ports.allowPrivate,
    headers: {
      accept: 'application/json', 'user-agent': 'Keepdesk', ...(type === null ? {} : { 'content-type': type }), ...headers,
      ...(request.once !== undefined && connector.onceHeader !== undefined ? { [connector.onceHeader]: request.once } : {}), ...request.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = answer.body.toString('utf8');
  const json = parsed(text);
  if (answer.status >= 200 && answer.status < 300 && (json !== undefined || text.trim() === '')) return { status: answer.status, headers: answer.headers, json: json ?? null };
  if (answer.status === 429) throw new SlowDown(waitAsked(answer.headers, ports.db.clock.now()));
  const refusal = answer.status >= 400 && answer.status < 500 ? connector.refusal(answer.status, json) : null;
  if (refusal !== null) throw new PlaceRefused(answer.status, refusal.code.slice(0, 100), refusal.message.slice(0, 300));
  throw new Error(`${connector.called} answered with status ${answer.status}${json === undefined ? ' and no JSON' : ''}`);
}

/** Whole numbers too long for a number are kept as they are written: ids of some places have 18 digits and more. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (_name, value: unknown, source?: { source: string }) => (typeof value === 'number' && !Number.isSafeInteger(value) && source !== undefined && /^-?\d+$/.test(source.source) ? source.source : value));
  } catch {
    return undefined;
  }
}
