import { randomBytes } from 'node:crypto';
import type { Actor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { PlaceRefused, SlowDown, type About, type Connector, type Keys, type Place } from '../connector.ts';
import { CONNECTED, DISCONNECTED } from '../events.ts';
import { keysPurpose, webhookPurpose, type ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { checkKeys } from '../rules/check-keys.ts';
import { sourceName } from '../rules/source-name.ts';
import { connectionById, everConnected, keepConnection, removeConnection } from '../store/connections.ts';
import { forgetToken, tryPlace } from './open-place.ts';
import { subscribe } from './subscribe.ts';
import { SYNC_JOB } from './sync.ts';

export interface Given {
  readonly brandId: string;
  readonly vendor: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** The address that was given, or a refusal. Keys travel in the clear without TLS. */
function baseOf(ports: ConnectionsPorts, connector: Connector, keys: Keys): string {
  const base = connector.base(keys);
  if (base instanceof Refusal) throw base;
  if (!base.startsWith('https://') && !ports.allowPrivate.includes(new URL(base).hostname)) throw new Refusal(422, 'needs_https', 'The place must be reached by https: its keys would travel readably otherwise.', { details: [{ message: base }] });
  return base;
}

/** Asks a place who it is and what the keys may do. Nothing is kept. @throws Refusal in words where it does not let us in */
export async function testPlace(ports: ConnectionsPorts, given: Pick<Given, 'vendor' | 'keys'>): Promise<{ connector: Connector; keys: Keys; base: string; about: About }> {
  const connector = connectorOf(ports, given.vendor);
  const keys = checkKeys(connector, given.keys);
  const base = baseOf(ports, connector, keys);
  const place = tryPlace(ports, connector, base, keys);
  const about = await askAbout(connector, place);
  // A refresh token that is good once was used by now: what came with the answer is the one to keep.
  return { connector, keys: place.keys, base, about };
}

export async function askAbout(connector: Connector, place: Place): Promise<About> {
  try {
    return await connector.check(place);
  } catch (error) {
    const told = (said: string) => ({ details: [{ message: said, problem: 'place_said', called: connector.called, said }] });
    if (error instanceof PlaceRefused) throw new Refusal(422, error.locked ? 'keys_refused' : 'place_refused', `${connector.called} says: ${error.message}`, told(error.message));
    if (error instanceof SlowDown) throw new Refusal(429, 'place_busy', `${connector.called} asks us to wait. Try again in ${error.seconds} seconds.`, { retryAfterSeconds: error.seconds });
    throw error instanceof Refusal ? error : new Refusal(422, 'place_unreachable', `${connector.called} cannot be asked: ${(error as Error).message}`, told((error as Error).message));
  }
}

/** Checks the keys, keeps them sealed, subscribes to the place's news and begins the first sync. The same place again is the same connection with new keys. */
export async function connect(ports: ConnectionsPorts, actor: Actor, given: Given): Promise<string> {
  const { connector, keys, base, about } = await testPlace(ports, given);
  const lacking = connector.permissions.filter((one) => one.needed && about.missing.includes(one.name)).map((one) => one.name);
  if (lacking.length > 0) throw new Refusal(422, 'permission_missing', `These keys do not allow ${lacking.join(', ')}.`, { details: lacking.map((name) => ({ message: `It needs ${name}.`, problem: 'permission_missing', said: lacking.join(', '), permission: name })) });
  const id = await ports.db.transact(actor, (tx) => keep(ports, tx, given, connector, keys, base, about)).catch((error: Error & { code?: string; constraint?: string }) => {
    if (error.constraint === 'connection_one_brand') throw conflict('shop_connected', `${about.name} is connected to another brand.`);
    throw error.code === '23505' ? conflict('place_connected', `${about.name} was connected a moment ago.`) : error;
  });
  forgetToken(id);
  await subscribe(ports, id);
  await ports.db.transact(actor, (tx) => tx.schedule({ kind: SYNC_JOB, key: id, brandId: given.brandId, payload: { connection_id: id } }));
  return id;
}

async function keep(ports: ConnectionsPorts, tx: Tx, given: Given, connector: Connector, keys: Keys, base: string, about: About): Promise<string> {
  const before = await everConnected(tx, given.brandId, given.vendor);
  const same = before.find((one) => one.account === about.account);
  const id = same?.id ?? tx.id();
  const secret = secretOf(ports, connector, keys, id, same?.webhook_secret ?? null);
  await keepConnection(tx, {
    id, brand_id: given.brandId, vendor: given.vendor, account: about.account, source: same?.source ?? sourceName(given.vendor, before.map((one) => one.source)), name: about.name, base,
    currency: about.currency, time_zone: about.timeZone ?? null, credentials: ports.vault.seal(JSON.stringify(keys), keysPurpose(id)), settings: { ...about.settings }, missing: [...about.missing],
    webhook_secret: secret, one_brand: connector.oneBrand ?? false,
  });
  await tx.announce({ name: CONNECTED, brandId: given.brandId, subjectId: id, payload: { vendor: given.vendor } });
  await record(tx, { action: 'connections.connected', subjectKind: 'connection', subjectId: id, brandId: given.brandId, facts: { vendor: given.vendor, missing: about.missing.length } });
  // Should we end before its webhooks are asked for, the sync does that; else it begins right after.
  await tx.schedule({ kind: SYNC_JOB, key: id, brandId: given.brandId, payload: { connection_id: id }, runAt: new Date(tx.now.getTime() + 30_000) });
  return id;
}

/** What signs its webhooks, sealed: what the person gave, what the place was told or told before, or a new one; null while only the place can make it. */
function secretOf(ports: ConnectionsPorts, connector: Connector, keys: Keys, id: string, before: string | null): string | null {
  const { secretField, secretFromPlace = false } = connector.webhooks ?? {};
  if (secretField !== undefined) return keys[secretField] === undefined ? null : ports.vault.seal(keys[secretField], webhookPurpose(id));
  if (before !== null || secretFromPlace) return before;
  return ports.vault.seal(randomBytes(24).toString('base64url'), webhookPurpose(id));
}

/** Keys are forgotten; what was learned stays. */
export async function disconnect(tx: Tx, id: string): Promise<boolean> {
  const row = await connectionById(tx, id);
  if (!row || !(await removeConnection(tx, id))) return false;
  await tx.unschedule(SYNC_JOB, id);
  await tx.announce({ name: DISCONNECTED, brandId: row.brand_id, subjectId: id, payload: { vendor: row.vendor } });
  await record(tx, { action: 'connections.disconnected', subjectKind: 'connection', subjectId: id, brandId: row.brand_id, facts: { vendor: row.vendor } });
  tx.afterCommit(() => forgetToken(id));
  return true;
}
