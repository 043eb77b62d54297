import type { Listener } from '../../../platform/events/listener.ts';
import { bodyOf, publicEvents } from '../rules/public-events.ts';
import { insertDeliveries } from '../store/deliveries.ts';
import { listeningEndpoints } from '../store/endpoints.ts';

/** Writes down what is to be delivered, for every endpoint that wants it. History that is imported is news to nobody. */
export function queueDeliveries(queued: () => void): Listener {
  return {
    name: 'integrations.queue-deliveries',
    hears: Object.keys(publicEvents),
    handleBatch: async (tx, events) => {
      const news = events.filter((event) => !event.silent);
      const endpoints = news.length === 0 ? [] : await listeningEndpoints(tx, [...new Set(news.map((event) => event.brandId))]);
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
