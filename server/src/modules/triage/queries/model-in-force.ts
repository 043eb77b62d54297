import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { readBrandModel } from '../rules/brand/brand-file.ts';
import { NOBODYS } from '../rules/brand/teaching.ts';
import type { ReasonModel } from '../rules/triage-message.ts';
import { theModel } from '../the-model.ts';

/** What a brand reads with. */
export interface InForce {
  readonly by: ReasonModel;
  /** the brand's own version; null: the default model */
  readonly version: number | null;
  /** why the version it should read with cannot be used, in a plain sentence */
  readonly notice: string | null;
}

interface Held extends InForce {
  readonly wanted: number;
  readonly readAt: number;
}

/** Models of so many brands are held, about three megabytes each; the one longest unused goes first. */
const MOST_HELD = 8;
/** A version that could not be read is looked at again after this. */
const LOOK_AGAIN_MS = 60_000;
const held = new Map<string, Held>();

/** The model a brand reads with: its own version in force beside the default model, or the default model alone. */
export async function modelInForce(tx: Tx, brandId: string): Promise<InForce> {
  const row = await tx.maybe<{ number: number | null }>(sql`select number from triage.in_force where brand_id = ${brandId}`);
  const wanted = row?.number ?? null;
  if (wanted === null) return { by: theModel(), version: null, notice: null };
  const before = held.get(brandId);
  const usable = before?.wanted === wanted && (before.notice === null || Date.now() - before.readAt < LOOK_AGAIN_MS) ? before : { ...(await read(tx, brandId, wanted)), wanted, readAt: Date.now() };
  held.delete(brandId);
  held.set(brandId, usable);
  for (const oldest of held.keys()) if (held.size > MOST_HELD) held.delete(oldest);
  return usable;
}

async function read(tx: Tx, brandId: string, number: number): Promise<InForce> {
  const base = theModel();
  if (base.model === null || 'own' in base.model) return { by: base, version: null, notice: null };
  const row = await tx.maybe<{ model: Buffer | null }>(sql`select model from triage.model where brand_id = ${brandId} and number = ${number}`);
  try {
    if (!row?.model) throw new Error('It is not there.');
    return { by: { model: readBrandModel(row.model, base.model), none: NOBODYS }, version: number, notice: null };
  } catch (error) {
    return { by: base, version: null, notice: `Version ${number} of this brand’s model cannot be used, the default model reads instead. ${error instanceof Error ? error.message : String(error)}` };
  }
}
