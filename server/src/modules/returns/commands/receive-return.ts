import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import type { Condition } from '../rules/policy.ts';
import type { Resolution } from '../rules/return-machine.ts';
import { holdOwn, lookAtReturn, type Held } from '../store/returns.ts';
import { apply } from './apply.ts';
import { insteadsOf } from './request-return.ts';

/** Somebody unpacked a parcel: how many pieces of each line were in it. They add up over several parcels. */
export async function receiveReturn(tx: Tx, id: string, lines: readonly { line_id: string; quantity: number }[], words: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  return (await apply(tx, held, { what: 'received', lines: lines.filter(({ quantity }) => quantity !== 0).map((line) => ({ id: line.line_id, quantity: line.quantity })) }, { words, facts: { pieces: lines.reduce((sum, line) => sum + line.quantity, 0) } })).held;
}

export interface Inspection {
  readonly line_id: string;
  /** corrects what was said when it came */
  readonly received?: number | undefined;
  readonly accepted: number;
  readonly condition?: Condition | undefined;
  readonly words?: string | undefined;
  readonly resolution: Resolution;
  /** what goes out for an exchange, where it is another than was wanted */
  readonly variant_id?: string | undefined;
}

/** Somebody looked at what came, and says of every line what becomes of it. What is rejected needs a word why. */
export async function inspectReturn(tx: Tx, id: string, looks: readonly Inspection[], words: string): Promise<Held> {
  const held = await holdOwn(tx, id);
  const unsaid = looks.find((look) => look.resolution === 'reject' && (look.words ?? '').trim() === '');
  if (unsaid !== undefined) throw invalid('Say why this is rejected: the customer will ask.', [{ field: 'lines', message: 'why_needed', line_id: unsaid.line_id }]);
  const insteads = await insteadsOf(tx, looks.map((look) => ({ line_id: look.line_id, quantity: Math.max(1, look.accepted), variant_id: look.variant_id })), held.row.brand_id, held.row.currency ?? '');
  const { held: after } = await apply(tx, held, { what: 'inspected', lines: looks.map((look) => ({ id: look.line_id, accepted: look.accepted, resolution: look.resolution, ...(look.received === undefined ? {} : { received: look.received }) })) },
    { words, facts: { accepted: looks.reduce((sum, look) => sum + look.accepted, 0), rejected: looks.filter((look) => look.resolution === 'reject').length } });
  for (const look of looks) {
    const instead = insteads.get(look.line_id);
    await tx.run(sql`
      update returns.line set inspected_condition = ${look.condition ?? null}, inspected_words = ${(look.words ?? '').trim()}, instead = coalesce(${instead === undefined ? null : JSON.stringify(instead)}::jsonb, instead)
      where return_id = ${id} and line_id = ${look.line_id}`);
  }
  return lookAtReturn(tx, after.row.id);
}
