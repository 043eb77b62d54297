import type { Static } from 'typebox';
import type { Orders } from '../modules/channels/chat/contract.ts';
import { customersBehind } from '../modules/customers/index.ts';
import { orderCards } from '../modules/orders/index.ts';
import type { Tx } from '../platform/db/tx.ts';

/** A shopper's own orders as the chat shows them to the shopper: what was bought and where it is; no address, no note. */
export async function shopperOrders(tx: Tx, customerId: string): Promise<Static<typeof Orders>['data']> {
  const cards = await orderCards(tx, { customerIds: await customersBehind(tx, customerId), orderIds: [], limit: 10 });
  return cards.map((card) => ({
    number: card.number, placed_at: card.placed_at, state: card.state, total_minor: card.total.amount_minor, currency: card.total.currency,
    lines: card.lines.map(({ title, quantity }) => ({ title, quantity })),
    parcels: card.shipments.map(({ state, tracking_url, estimated_delivery_at, delivered_at }) => ({ state, tracking_url, estimated_delivery_at, delivered_at })),
  }));
}
