import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { brandOf, programmesOf, settingsOf } from '../queries/programmes.ts';
import { readOccasions, type Read } from '../queries/read-occasions.ts';
import { decideNotice } from '../rules/decide-notice.ts';
import type { Happening } from '../rules/happening.ts';
import { risksIn, termsOf, type Programme } from '../rules/programme.ts';
import type { Decision, Occasion, Terms, Trigger } from '../rules/shapes.ts';
import { releaseAt } from './release-at.ts';

export interface Considering {
  /** an incident's terms, where it is one */
  readonly terms?: (trigger: Trigger) => { id: string; programme: Programme; on: boolean } | undefined;
  readonly lateDays?: number;
}

/**
 * Decides about happenings of one brand, and keeps each decision with its reason: once for each, however often it is heard of. What is switched off is not
 * written down: it would be everything that happens in a shop.
 */
export async function consider(tx: Tx, brandId: string, happenings: readonly Happening[], more: Considering = {}): Promise<{ due: number; decided: number }> {
  const settings = await settingsOf(tx, brandId);
  const brand = await brandOf(tx, brandId);
  const programmes = new Map((await programmesOf(tx, brandId)).map((row) => [row.trigger, row]));
  const termsFor = (trigger: Trigger): Terms | null => {
    const row = programmes.get(trigger);
    const found = more.terms?.(trigger) ?? (row?.live ? { id: row.id, programme: row.live, on: row.state === 'on' } : undefined);
    return found === undefined || !found.on ? null : termsOf(found.id, true, found.programme, settings, brand.time_zone);
  };
  const wanted = await unheard(tx, brandId, happenings.filter((one) => termsFor(one.trigger) !== null));
  if (wanted.length === 0) return { due: 0, decided: 0 };
  const read = await readOccasions(tx, brandId, wanted, { wroteWithinDays: settings.wrote_within_days, risks: risksIn(wanted.map((one) => termsFor(one.trigger))), ...(more.lateDays === undefined ? {} : { lateDays: more.lateDays }) });
  const rows = decideInTurn(read, (trigger) => termsFor(trigger) as Terms).map(({ one, decision, programmeId }) => rowOf(tx, one, decision, programmeId));
  await write(tx, brandId, rows);
  const due = rows.filter((row) => row.send_at !== null);
  await releaseAt(tx, brandId, due.map((row) => new Date(row.send_at as string)));
  return { due: due.length, decided: rows.length };
}

/** In their order: what one of them is told counts for the next about the same customer. */
function decideInTurn(read: readonly Read[], termsFor: (trigger: Trigger) => Terms): { one: Read; decision: Decision; programmeId: string }[] {
  const told = new Map<string, Occasion['history']['notices'][number][]>();
  return read.map((one) => {
    const terms = termsFor(one.happening.trigger);
    const before = told.get(one.customer?.id ?? '') ?? [];
    const occasion = before.length === 0 ? one.occasion : { ...one.occasion, history: { ...one.occasion.history, notices: [...one.occasion.history.notices, ...before] } };
    const decision = decideNotice(occasion, terms);
    if (decision.send && one.customer) told.set(one.customer.id, [...before, { trigger: one.happening.trigger, aboutId: one.happening.aboutId, at: one.occasion.now }]);
    return { one, decision, programmeId: terms.id };
  });
}

async function unheard(tx: Tx, brandId: string, happenings: readonly Happening[]): Promise<Happening[]> {
  const once = [...new Map(happenings.map((one) => [`${one.trigger} ${one.key}`, one])).values()];
  if (once.length === 0) return [];
  const known = await tx.rows<{ trigger: string; happening: string }>(sql`
    select d.trigger, d.happening from outreach.decision d join unnest(${once.map((one) => one.trigger) as string[]}::text[], ${once.map((one) => one.key)}::text[]) as h(trigger, happening) on h.trigger = d.trigger and h.happening = d.happening
    where d.brand_id = ${brandId}`);
  const before = new Set(known.map((row) => `${row.trigger} ${row.happening}`));
  return once.filter((one) => !before.has(`${one.trigger} ${one.key}`));
}

interface Row {
  readonly [column: string]: unknown;
  readonly send_at: string | null;
}

function rowOf(tx: Tx, { happening: one, customer, order }: Read, decision: Decision, programmeId: string): Row {
  const arm = decision.send ? 'treated' : decision.because === 'held_out' ? 'holdout' : null;
  return {
    id: tx.id(), programme_id: programmeId, trigger: one.trigger, happening: one.key, about_id: one.aboutId, order_id: order?.id ?? null, shipment_id: one.shipmentId, return_id: one.returnId, customer_id: customer?.id ?? null,
    incident_id: one.incidentId, facts: one.facts, happened_at: one.happenedAt.toISOString(), state: decision.send ? 'due' : 'not_sent', arm, channel: decision.channel, because: decision.because, send_at: decision.at?.toISOString() ?? null,
  };
}

async function write(tx: Tx, brandId: string, rows: readonly Row[]): Promise<void> {
  await tx.run(sql`
    insert into outreach.decision (id, brand_id, programme_id, trigger, happening, about_id, order_id, shipment_id, return_id, customer_id, incident_id, facts, happened_at, decided_at, state, arm, channel, because, send_at)
    select id, ${brandId}, programme_id, trigger, happening, about_id, order_id, shipment_id, return_id, customer_id, incident_id, facts, happened_at, ${tx.now}, state, arm, channel, because, send_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, programme_id uuid, trigger text, happening text, about_id uuid, order_id uuid, shipment_id uuid, return_id uuid, customer_id uuid, incident_id uuid, facts jsonb, happened_at timestamptz, state text, arm text, channel text, because text, send_at timestamptz)
    on conflict (brand_id, trigger, happening) do nothing`);
}
