import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import { apply, stuck } from '../commands/apply.ts';
import { track } from '../commands/labels.ts';
import { labelFiles, labelMakers, LabelRefused, type LabelMade, type LabelWanted } from '../ports.ts';
import { policyOf } from '../queries/policies.ts';
import { holdReturn, lookAtReturn } from '../store/returns.ts';

const worker = systemActor('return labels');
/** After so many silences a person is told; the maker may be gone for good. */
export const MOST_SILENCES = 8;

/** Asks a maker for a label, under a key that is the same each time, and keeps what it made once. */
export async function makeLabel(db: Database, job: Job): Promise<void> {
  const [id, returnId] = [String(job.payload.label_id), String(job.payload.return_id)];
  const asked = await db.read(worker, (tx) => wanted(tx, id, returnId));
  if (asked === null) return;
  const maker = labelMakers.get().find((one) => one.name === asked.maker);
  try {
    if (maker === undefined) throw new LabelRefused('This connection is gone.');
    await keep(db, id, returnId, await maker.make(asked.label));
  } catch (error) {
    if (!(error instanceof LabelRefused) && job.attempt < MOST_SILENCES) throw error;
    const said = error instanceof LabelRefused ? error.message : 'The connection did not answer.';
    await db.transact(worker, async (tx) => {
      const failed = await tx.run(sql`update returns.label set state = 'failed', problem = ${said.slice(0, 500)} where id = ${id} and state = 'wanted'`);
      if (failed > 0) await stuck(tx, returnId, 'label_failed', said);
    });
  }
}

async function wanted(tx: Tx, id: string, returnId: string): Promise<{ maker: string; label: LabelWanted } | null> {
  const label = await tx.maybe<{ maker: string }>(sql`select maker from returns.label where id = ${id} and state = 'wanted'`);
  const { row, lines } = await lookAtReturn(tx, returnId);
  if (label === undefined || row.order_id === null || !['approved', 'label_sent'].includes(row.state)) return null;
  const order = await tx.one<{ id: string; source: string; source_id: string; number: string; shipping_address: Record<string, string> | null }>(sql`select id, source, source_id, number, shipping_address from orders."order" where id = ${row.order_id}`);
  const { terms } = await policyOf(tx, row.brand_id);
  return {
    maker: label.maker,
    label: {
      key: id, returnId, number: row.number, brandId: row.brand_id, order: { id: order.id, source: order.source, sourceId: order.source_id, number: order.number }, from: order.shipping_address, to: terms.address,
      pieces: lines.map((line) => ({ lineId: line.line_id, sku: line.sku, title: line.title, quantity: line.quantity })),
    },
  };
}

async function keep(db: Database, id: string, returnId: string, made: LabelMade): Promise<void> {
  const blob = made.file === undefined ? null : await labelFiles.get().blobs.put(made.file.bytes);
  await db.transact(worker, async (tx) => {
    const held = await holdReturn(tx, returnId);
    const kept = await tx.run(sql`
      update returns.label set state = 'made', carrier = ${made.carrier}, tracking_number = ${made.trackingNumber}, name = ${made.file?.name ?? null}, type = ${made.file?.type ?? null}, blob = ${blob}, url = ${made.url ?? null},
        cost_minor = ${made.costMinor ?? null}, currency = ${made.currency ?? null} where id = ${id} and state = 'wanted'`);
    if (kept === 0) return;
    await track(tx, held.row, { carrier: made.carrier, trackingNumber: made.trackingNumber });
    if (['approved', 'label_sent'].includes(held.row.state)) await apply(tx, held, { what: 'labelled' }, { facts: { by: 'maker' } });
  });
}
