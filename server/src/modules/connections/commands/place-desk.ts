import { systemActor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { MemberAtPlace, MemberDesk } from '../../memberships/index.ts';
import { actionKinds, type ActionKind, type DisputeDesk, type ShopAnswer, type ShopDesk, type Way } from '../../orders/index.ts';
import { PlaceRefused, type Connector, type Place, type PlaceDesk, type StreamName } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { connectionOfSource, type ConnectionRow } from '../store/connections.ts';
import { openPlace } from './open-place.ts';
import { readOne } from './read-one.ts';

const asker = systemActor('connections');

interface Of {
  readonly brandId: string;
  readonly source: string;
}

interface Opened {
  readonly row: ConnectionRow;
  readonly connector: Connector;
}

async function connected(ports: ConnectionsPorts, tx: Tx, { brandId, source }: Of): Promise<Opened | null> {
  const row = await connectionOfSource(tx, brandId, source);
  return row?.credentials ? { row, connector: connectorOf(ports, row.vendor) } : null;
}

async function open(ports: ConnectionsPorts, of: Of): Promise<Opened & { readonly place: Place; read(stream: StreamName, sourceId: string): Promise<unknown> }> {
  const found = await ports.db.read(asker, (tx) => connected(ports, tx, of));
  if (!found) throw new Error('the place is no longer connected');
  const place = openPlace(ports, found.connector, found.row);
  return { ...found, place, read: (stream, sourceId) => readOne(ports, found.connector, found.row, place, stream, sourceId) };
}

/** What can be done there, of these kinds: not what the connector does not know, not ready what its keys may not. */
function offered<Kind extends string>({ row }: Opened, can: Readonly<Partial<Record<Kind, string | null>>>, kinds: readonly Kind[]): { kind: Kind; ready: boolean; because: string | null }[] {
  return kinds.flatMap((kind) => {
    const permission = can[kind];
    if (permission === undefined) return [];
    const missing = permission !== null && row.missing.includes(permission);
    return [{ kind, ready: !missing, because: missing ? permission : null }];
  });
}

/** A no that is meant comes back as declined; where nobody knows, it throws. */
async function asked(work: Promise<ShopAnswer>): Promise<ShopAnswer> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PlaceRefused) return { answer: 'declined', said: error.message };
    throw error;
  }
}

function able<Able>(given: Able | undefined, { connector }: Opened): Able {
  if (given === undefined) throw new Error(`${connector.called} carries this not out`);
  return given;
}

/** Of the ways a place knows, those its permissions let us take. */
function waysOf({ row }: Opened, { ways }: PlaceDesk, kind: ActionKind): { ways?: readonly Way[] } {
  const known = ways?.[kind];
  return known === undefined ? {} : { ways: known.filter(([, permission]) => permission === null || !row.missing.includes(permission)).map(([way]) => way) };
}

/** Actions on orders of every connected place. */
export function placeDesk(ports: ConnectionsPorts): ShopDesk {
  return {
    offers: async (tx, order) => {
      const found = await connected(ports, tx, order);
      const desk = found?.connector.desk;
      return found && desk ? offered(found, desk.can, actionKinds).map((offer) => ({ ...offer, ...(offer.kind === 'reship' && desk.swaps ? { swaps: true } : {}), ...waysOf(found, desk, offer.kind) })) : null;
    },
    refresh: async (order) => void (await (await open(ports, order)).read('orders', order.sourceId)),
    send: async (action) => {
      const place = await open(ports, action.order);
      return asked(able(place.connector.desk, place).send(place.place, action));
    },
    find: async (action) => {
      const place = await open(ports, action.order);
      return able(place.connector.desk, place).find(place.place, action, await place.read('orders', action.order.sourceId));
    },
  };
}

const MEMBER_KINDS = ['skip', 'change_date', 'swap', 'pause', 'resume', 'cancel', 'adjust_points'] as const;
const streamOf = (at: MemberAtPlace): StreamName => (at.what === 'subscription' ? 'subscriptions' : 'loyalty');

/** Actions on subscriptions and points of every connected place. */
export function placeMemberDesk(ports: ConnectionsPorts): MemberDesk {
  return {
    offers: async (tx, at) => {
      const found = await connected(ports, tx, at);
      const kinds = MEMBER_KINDS.filter((kind) => (kind === 'adjust_points') === (at.what === 'points'));
      return found?.connector.members ? offered(found, found.connector.members.can, kinds) : null;
    },
    refresh: async (at) => void (await (await open(ports, at)).read(streamOf(at), at.sourceId)),
    send: async (errand) => {
      const place = await open(ports, errand.at);
      return asked(able(place.connector.members, place).send(place.place, errand));
    },
    find: async (errand) => {
      const place = await open(ports, errand.at);
      return able(place.connector.members, place).find(place.place, errand, await place.read(streamOf(errand.at), errand.at.sourceId));
    },
  };
}

/** Answers to disputes of every connected place. */
export function placeDisputeDesk(ports: ConnectionsPorts): DisputeDesk {
  return {
    ready: async (tx, dispute) => {
      const found = await connected(ports, tx, dispute);
      if (!found?.connector.disputes) return null;
      const { permission } = found.connector.disputes;
      const missing = permission !== null && found.row.missing.includes(permission);
      return { ready: !missing, because: missing ? permission : null };
    },
    refresh: async (dispute) => void (await (await open(ports, dispute)).read('disputes', dispute.sourceId)),
    send: async (errand) => {
      const place = await open(ports, errand.dispute);
      return asked(able(place.connector.disputes, place).send(place.place, errand));
    },
    find: async (errand) => {
      const place = await open(ports, errand.dispute);
      return able(place.connector.disputes, place).find(place.place, errand, await place.read('disputes', errand.dispute.sourceId));
    },
  };
}
