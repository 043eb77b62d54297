import type { Listener } from '../../../platform/events/listener.ts';
import { handlesOf } from '../../customers/index.ts';
import { MESSAGE_RECEIVED, type MessageReceived } from '../../conversations/index.ts';
import { readLater } from '../commands/take-in.ts';
import type { Connector } from '../connector.ts';
import { openConnectionsOf } from '../store/connections.ts';

/** Somebody wrote: places that only answer about one address are asked about theirs at once, before all the others have had their turn. */
export function askAboutWriter(connectors: readonly Connector[]): Listener {
  const streamsOf = new Map(connectors.map((one) => [one.vendor, one.streams.filter((stream) => stream.byAddress)]));
  const vendors = connectors.filter((one) => streamsOf.get(one.vendor)?.length).map((one) => one.vendor);
  return {
    name: 'connections.ask-about-writer',
    hears: [MESSAGE_RECEIVED],
    begins: 'now',
    concerns: async (tx, events) => (await openConnectionsOf(tx, [...new Set(events.map((event) => event.brandId))], vendors)).length > 0,
    handle: async (tx, event) => {
      const { customer_id: customerId, junk } = event.payload as unknown as MessageReceived;
      if (event.silent || junk || customerId === null) return;
      const emails = (await handlesOf(tx, [customerId])).filter((handle) => handle.kind === 'email').map((handle) => handle.value);
      for (const connection of await openConnectionsOf(tx, [event.brandId], vendors)) {
        for (const stream of streamsOf.get(connection.vendor) ?? []) {
          if (stream.permission !== undefined && connection.missing.includes(stream.permission)) continue;
          for (const id of emails) await readLater(tx, connection, { stream: stream.name, id });
        }
      }
    },
  };
}
