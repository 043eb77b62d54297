import { systemActor } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { actionKinds, type OrderAtShop, type ShopDesk } from '../../orders/index.ts';
import { PlaceRefused, type Connector, type Place } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';
import { connectorOf } from '../queries/connector-of.ts';
import { connectionOfSource, type ConnectionRow } from '../store/connections.ts';
import { openPlace } from './open-place.ts';
import { readOne } from './read-one.ts';

const asker = systemActor('connections');

/** Actions on orders of every connected place. */
export function placeDesk(ports: ConnectionsPorts): ShopDesk {
  const of = async (tx: Tx, order: OrderAtShop): Promise<{ row: ConnectionRow; connector: Connector } | null> => {
    const row = await connectionOfSource(tx, order.brandId, order.source);
    return row?.credentials ? { row, connector: connectorOf(ports, row.vendor) } : null;
  };
  const open = async (order: OrderAtShop): Promise<{ row: ConnectionRow; connector: Connector; place: Place }> => {
    const found = await ports.db.read(asker, (tx) => of(tx, order));
    if (!found) throw new Error('the place is no longer connected');
    return { ...found, place: openPlace(ports, found.connector, found.row) };
  };
  return {
    offers: async (tx, order) => {
      const found = await of(tx, order);
      const can = found?.connector.desk?.can;
      if (!found || !can) return null;
      return actionKinds.flatMap((kind) => {
        const permission = can[kind];
        if (permission === undefined) return [];
        const missing = permission !== null && found.row.missing.includes(permission);
        return [{ kind, ready: !missing, because: missing ? permission : null }];
      });
    },
    refresh: async (order) => {
      const { row, connector, place } = await open(order);
      await readOne(ports, connector, row, place, 'orders', order.sourceId);
    },
    send: async (action) => {
      const { connector, place } = await open(action.order);
      if (!connector.desk) throw new Error(`${connector.called} carries nothing out`);
      try {
        return await connector.desk.send(place, action);
      } catch (error) {
        if (error instanceof PlaceRefused) return { answer: 'declined', said: error.message };
        throw error;
      }
    },
    find: async (action) => {
      const { row, connector, place } = await open(action.order);
      if (!connector.desk) throw new Error(`${connector.called} carries nothing out`);
      return connector.desk.find(place, action, await readOne(ports, connector, row, place, 'orders', action.order.sourceId));
    },
  };
}
