import { systemActor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import type { Tidings } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { connectionById } from '../store/connections.ts';
import { openPlace } from './open-place.ts';

const teller = systemActor('connections');

/** A connected place that can be told what happens here. */
export interface Tellable {
  readonly connectionId: string;
  readonly brandId: string;
  readonly source: string;
  readonly called: string;
  /** the permission its keys lack, in the place's words; null when it may be told */
  readonly missing: string | null;
}

export interface Teller {
  /** @throws Refusal when nothing of this id is connected; null when the place listens to nothing */
  tellable(tx: Tx, connectionId: string): Promise<Tellable | null>;
  /** false when the place is no longer connected. @throws PlaceRefused, SlowDown, or anything else where nobody knows whether it heard */
  tell(connectionId: string, tidings: Tidings): Promise<boolean>;
}

/** Whoever tells connected places what happens here does it through this. */
export function placeTeller(ports: ConnectionsPorts): Teller {
  return {
    tellable: async (tx, connectionId) => {
      const row = await connectionById(tx, connectionId);
      if (!row) throw notFound('connection');
      const { tells, called } = connectorOf(ports, row.vendor);
      if (!tells) return null;
      return { connectionId: row.id, brandId: row.brand_id, source: row.source, called, missing: tells.permission !== null && row.missing.includes(tells.permission) ? tells.permission : null };
    },
    tell: async (connectionId, tidings) => {
      const row = await ports.db.read(teller, (tx) => connectionById(tx, connectionId));
      if (!row?.credentials) return false;
      const connector = connectorOf(ports, row.vendor);
      if (!connector.tells) return false;
      await connector.tells.tell(openPlace(ports, connector, row), tidings);
      return true;
    },
  };
}
