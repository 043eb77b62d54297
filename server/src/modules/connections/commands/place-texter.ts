import { systemActor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { OutgoingText, Place, PlaceTexts, TextChannel, TextStanding, TextTaken, TextTemplate } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectionById, connectionsOfBrand, type ConnectionRow } from '../store/connections.ts';
import { openPlace } from './open-place.ts';
import { webhookAddress } from './subscribe.ts';

const texter = systemActor('connections');

/** A connected place that brings messages to telephones. */
export interface TextPlace {
  readonly connectionId: string;
  readonly source: string;
  readonly channel: TextChannel;
  /** as the vendor is called */
  readonly called: string;
  readonly name: string;
  /** the number or account messages leave from */
  readonly account: string;
  /** where it tells what became of a message */
  readonly callback: string;
  readonly faultOf: PlaceTexts['faultOf'];
}

export interface Texter {
  /** by which a brand's messages leave now: connected, with its permission, the longest connected first */
  places(tx: Tx, brandId: string): Promise<TextPlace[]>;
  /** null when it is no longer connected. @throws as PlaceTexts.send */
  send(connectionId: string, text: OutgoingText): Promise<TextTaken | null>;
  find(connectionId: string, text: OutgoingText): Promise<TextTaken | 'no' | 'unknown' | null>;
  /** null where the place knows no prices, or is no longer connected */
  read(connectionId: string, id: string): Promise<TextStanding | null>;
  templates(connectionId: string): Promise<readonly TextTemplate[]>;
}

/** Whoever sends messages to telephones does it through this. */
export function placeTexter(ports: ConnectionsPorts): Texter {
  const textsOf = (row: ConnectionRow): PlaceTexts | undefined => ports.connectors.find((one) => one.vendor === row.vendor)?.texts;
  const opened = async (connectionId: string): Promise<{ place: Place; texts: PlaceTexts } | null> => {
    const row = await ports.db.read(texter, (tx) => connectionById(tx, connectionId));
    const connector = ports.connectors.find((one) => one.vendor === row?.vendor);
    if (!row?.credentials || !connector?.texts) return null;
    return { place: openPlace(ports, connector, row), texts: connector.texts };
  };
  return {
    places: async (tx, brandId) => (await connectionsOfBrand(tx, brandId)).toSorted((a, b) => a.connected_at.getTime() - b.connected_at.getTime()).flatMap((row): TextPlace[] => {
      const texts = textsOf(row);
      if (!texts || row.credentials === null || row.state === 'locked' || (texts.permission !== null && row.missing.includes(texts.permission))) return [];
      const called = ports.connectors.find((one) => one.vendor === row.vendor)?.called ?? row.vendor;
      return [{ connectionId: row.id, source: row.source, channel: texts.channel, called, name: row.name, account: row.account, callback: webhookAddress(ports, row), faultOf: texts.faultOf }];
    }),
    send: async (connectionId, text) => {
      const open = await opened(connectionId);
      return open && open.texts.send(open.place, text);
    },
    find: async (connectionId, text) => {
      const open = await opened(connectionId);
      return open && open.texts.find(open.place, text);
    },
    read: async (connectionId, id) => {
      const open = await opened(connectionId);
      return (await open?.texts.read?.(open.place, id)) ?? null;
    },
    templates: async (connectionId) => {
      const open = await opened(connectionId);
      return (await open?.texts.templates?.(open.place)) ?? [];
    },
  };
}
