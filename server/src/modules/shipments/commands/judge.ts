import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { SIGNAL_RAISED, SIGNAL_CLEARED, type SignalNews } from '../events.ts';
import { learnTonight } from '../jobs/learn.ts';
import { lookForTroubleSoon } from '../jobs/look-for-trouble.ts';
import type { Prediction } from '../learning/mind-answers.ts';
import type { ShipmentState } from '../rules/shipment-state.ts';
import { nextLookOf, signalsOf, usualTerms, type Signal, type WatchedParcel } from '../rules/watch/watch.ts';
import { WATCH_JOB } from './watch-soon.ts';

interface Row {
  readonly id: string;
  readonly order_id: string | null;
  readonly carrier: string;
  readonly scans_told: boolean;
  readonly state: ShipmentState;
  readonly state_at: Date;
  readonly known_at: Date;
  readonly shipped_at: Date | null;
  readonly cut_off_at: Date | null;
  readonly handed_over_at: Date | null;
  readonly last_scan_at: Date | null;
  readonly promised_at: Date | null;
  readonly estimated_delivery_at: Date | null;
  readonly changed_at: Date;
  readonly historic: boolean;
  readonly looked_at: Date | null;
}

export interface Judged {
  readonly id: string;
  readonly prediction: Prediction | null;
}

const DAY_MS = 86_400_000;

/** Writes what was foretold of parcels, raises and clears what is wrong with them, each reason told once, and sets the next look. */
export async function judge(tx: Tx, brandId: string, judged: readonly Judged[]): Promise<void> {
  if (judged.length === 0) return;
  const rows = await tx.rows<Row>(sql`
    select s.id, s.order_id, s.carrier, s.state, s.state_at, s.known_at, s.shipped_at, s.handed_over_at, s.last_scan_at, s.promised_at, s.estimated_delivery_at, s.changed_at, s.historic, s.looked_at, o.cut_off_at,
      exists (select from shipments.tracking_event e where e.shipment_id = s.id and e.description <> '') as scans_told
    from shipments.shipment s left join orders."order" o on o.id = s.order_id where s.brand_id = ${brandId} and s.id = any (${judged.map((one) => one.id)}::uuid[]) order by s.id for update of s`);
  const predictions = new Map(judged.map((one) => [one.id, one.prediction]));
  const arrivals = await carriersThatTell(tx, brandId, rows.map((row) => row.carrier));
  const looks: { id: string; at: Date }[] = [];
  for (const row of rows) {
    const prediction = predictions.get(row.id) ?? null;
    const parcel = watchedOf(row, prediction, arrivals.has(row.carrier));
    await writeLook(tx, row.id, prediction);
    await tell(tx, brandId, row, signalsOf(parcel, usualTerms, tx.now));
    const next = nextLookOf(parcel, usualTerms, tx.now);
    if (next !== null) looks.push({ id: row.id, at: next });
  }
  await tx.scheduleAll(looks.map(({ id, at }) => ({ kind: WATCH_JOB, key: id, brandId, payload: { shipment_id: id }, runAt: at })));
  const learned = await tx.maybe(sql`select 1 from shipments.delivery_model where brand_id = ${brandId}`);
  if (learned === undefined || rows.some((row) => row.state === 'delivered')) await learnTonight(tx, brandId);
  if (looks.length > 0) await lookForTroubleSoon(tx, brandId);
}

/** Carriers, as they are written, of which it was told within six weeks that a parcel arrived. */
async function carriersThatTell(tx: Tx, brandId: string, carriers: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ carrier: string }>(sql`
    select c.carrier from unnest(${[...new Set(carriers)]}::text[]) as c(carrier)
    where exists (select from shipments.shipment s where s.brand_id = ${brandId} and s.delivered_at > ${new Date(tx.now.getTime() - 42 * DAY_MS)} and s.carrier = c.carrier)`);
  return new Set(rows.map((row) => row.carrier));
}

function watchedOf(row: Row, prediction: Prediction | null, arrivalsTold: boolean): WatchedParcel {
  const moved = row.state === 'pending' || row.state === 'info_received' ? null : (row.shipped_at ?? row.state_at);
  return {
    state: row.state, labelAt: row.shipped_at ?? row.known_at, cutOffAt: row.cut_off_at, handedOverAt: row.handed_over_at ?? moved, lastScanAt: row.last_scan_at, promisedAt: row.promised_at,
    estimatedAt: row.estimated_delivery_at, predictedAt: momentOf(prediction?.at ?? null), lateProbability: prediction?.late ?? null, newsAt: row.changed_at > row.state_at ? row.changed_at : row.state_at,
    scansTold: row.scans_told, arrivalsTold,
  };
}

function momentOf(days: number | null): Date | null {
  return days === null ? null : new Date(Math.round(days * DAY_MS));
}

async function writeLook(tx: Tx, id: string, prediction: Prediction | null): Promise<void> {
  await tx.run(sql`
    update shipments.shipment set predicted_at = ${momentOf(prediction?.at ?? null)}, predicted_low_at = ${momentOf(prediction?.low ?? null)}, predicted_high_at = ${momentOf(prediction?.high ?? null)},
      late_probability = ${prediction?.late ?? null}, foretold_from = ${prediction?.from ?? null}, looked_at = ${tx.now} where id = ${id}`);
}

async function tell(tx: Tx, brandId: string, row: Row, signals: readonly Signal[]): Promise<void> {
  const kinds: string[] = signals.map((signal) => signal.kind);
  // What was wrong with history before it came here is shown, and is no news.
  const quiet = row.historic && row.looked_at === null;
  for (const { kind, since } of signals) {
    // The row itself decides who tells: two looks at once may both have read that nothing was told yet.
    const raised = await tx.one<{ first: boolean }>(sql`
      insert into shipments.signal (shipment_id, brand_id, kind, since) values (${row.id}, ${brandId}, ${kind}, ${since})
      on conflict (shipment_id, kind) do update set cleared_at = null returning (xmax = 0) as first`);
    const payload: SignalNews = { kind, order_id: row.order_id };
    if (raised.first && !quiet) await tx.announce({ name: SIGNAL_RAISED, brandId, subjectId: row.id, payload: { ...payload } });
  }
  const over = await tx.rows<{ kind: string }>(sql`update shipments.signal set cleared_at = ${tx.now} where shipment_id = ${row.id} and cleared_at is null and kind <> all (${kinds}) returning kind`);
  for (const { kind } of over) {
    const payload: SignalNews = { kind, order_id: row.order_id };
    await tx.announce({ name: SIGNAL_CLEARED, brandId, subjectId: row.id, payload: { ...payload } });
  }
}
