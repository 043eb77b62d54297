import type { EventRecord, Listener } from '../../../platform/events/listener.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { DISCONNECTED } from '../../connections/index.ts';
import { TELL_JOB } from '../jobs/tell.ts';
import { whoseIs } from '../queries/whose.ts';
import { heardNames, tidingsOf } from '../rules/tidings-of.ts';
import { addTidings, forgetChoice, toldOf } from '../store/tidings.ts';

/** Writes down what is to be told, for each service of the brand that wants to know it; one that is disconnected is told of nothing until somebody chooses again. Both in the order they happened. */
export const hearNews: Listener = {
  name: 'marketing.hear-news',
  hears: [...heardNames, DISCONNECTED],
  begins: 'now',
  concerns: async (tx, events) => {
    const brands = [...new Set(events.filter((event) => !event.silent).map((event) => event.brandId))];
    return brands.length > 0 && (await tx.maybe(sql`select 1 from marketing.telling where brand_id = any (${brands}) and kinds <> '{}' limit 1`)) !== undefined;
  },
  handle: hear,
};

async function hear(tx: Tx, event: EventRecord): Promise<void> {
  if (event.name === DISCONNECTED) return forgetChoice(tx, event.subjectId, event.at);
  const heard = tidingsOf(event);
  if (heard === null) return;
  const wanting = await toldOf(tx, event.brandId, heard.kind);
  if (wanting.length === 0) return;
  const whose = await whoseIs(tx, heard.about);
  if (whose === null) return;
  for (const place of wanting) {
    // What a service told us itself it need not hear.
    if (place.source === whose.source) continue;
    const added = await addTidings(tx, {
      brand_id: event.brandId, connection_id: place.id, event_id: event.id, kind: heard.kind, at: event.at, customer_id: whose.customer_id, facts: { ...whose.facts, ...heard.facts }, value_minor: heard.value?.amountMinor ?? null, currency: heard.value?.currency ?? null,
    });
    if (added) await tx.schedule({ kind: TELL_JOB, key: place.id, brandId: event.brandId, payload: { connection_id: place.id } });
  }
}
