import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { MatrixView } from '../contract.ts';
import type { EscalationKind } from '../rules/matrix.ts';
import { startingMatrix } from '../rules/starting-matrix.ts';

interface HeldMatrix {
  /** 0: as every brand begins */
  readonly number: number;
  readonly kinds: readonly EscalationKind[];
  readonly at: Date | null;
  readonly by_id: string | null;
}

/** The matrix that holds in a brand. */
export async function matrixOf(tx: Tx, brandId: string): Promise<HeldMatrix> {
  const held = await tx.maybe<HeldMatrix>(sql`select number, kinds, at, by_id from escalations.version where brand_id = ${brandId} order by number desc limit 1`);
  return held ?? { number: 0, kinds: startingMatrix, at: null, by_id: null };
}

export async function showMatrix(tx: Tx, brandId: string): Promise<MatrixView> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  const held = await matrixOf(tx, brandId);
  const name = held.by_id === null ? undefined : (await peopleNames(tx, [held.by_id])).get(held.by_id);
  return { version: held.number, saved_at: held.at?.toISOString() ?? null, saved_by: held.by_id === null ? null : { id: held.by_id, name: name ?? '' }, kinds: held.kinds as MatrixView['kinds'] };
}
