import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { bodyOf, publicEvents } from '../rules/public-events.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import { listeningEndpoints } from '../store/endpoints.ts';

/** Writes down what is to be delivered, for every endpoint that wants it. History that is imported is news to nobody. */
export function queueDeliveries(queued: () => void): Listener {
  return {
    name: 'integrations.queue-deliveries',
    hears: Object.keys(publicEvents),
    concerns: async (tx, events) => (await listeningEndpoints(tx, brandsOf(events))).length > 0,
    handleBatch: async (tx, events) => {
      const news = events.filter((event) => !event.silent);
      const endpoints = await listeningEndpoints(tx, brandsOf(events));
      if (endpoints.length === 0) return;
      const deliveries = news.flatMap((event) => {
        const wanting = endpoints.filter((one) => one.brand_id === event.brandId && one.created_at <= event.at && (one.events.length === 0 || one.events.includes(publicEvents[event.name] ?? '')));
        if (wanting.length === 0) return [];
        const body = bodyOf(event);
        return wanting.map((one) => ({ id: tx.id(), brand_id: event.brandId, endpoint_id: one.id, type: publicEvents[event.name] ?? '', body }));
      });
      await insertDeliveries(tx, deliveries);
      if (deliveries.length > 0) tx.afterCommit(queued);
    },
  };
}

/** Where something happened that is news. */
const brandsOf = (events: readonly EventRecord[]): string[] => [...new Set(events.filter((event) => !event.silent).map((event) => event.brandId))];
