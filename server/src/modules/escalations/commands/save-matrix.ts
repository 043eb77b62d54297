import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { worksFor } from '../../identity/index.ts';
import { MATRIX_CHANGED } from '../events.ts';
import { matrixOf } from '../queries/matrix-of.ts';
import { faultsOf, type Fault } from '../rules/check-matrix.ts';
import type { EscalationKind } from '../rules/matrix.ts';

/**
 * Saves a brand's matrix as its next version; what is open keeps what it was raised with. `base` is the version that was
 * changed: when somebody saved another one meanwhile, it is refused (`changed_meanwhile`).
 */
export async function saveMatrix(tx: Tx, brandId: string, base: number, kinds: readonly EscalationKind[]): Promise<void> {
  const faults = [...faultsOf(kinds), ...(await strangersIn(tx, brandId, kinds))];
  if (faults.length > 0) throw invalid('This escalation matrix cannot be kept.', faults);
  const held = await matrixOf(tx, brandId);
  const saved = held.number === base ? await tx.run(sql`
    insert into escalations.version (brand_id, number, kinds, by_id, at) values (${brandId}, ${base + 1}, ${JSON.stringify(kinds)}::jsonb, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now}) on conflict do nothing`) : 0;
  if (saved === 0) throw conflict('changed_meanwhile', 'Somebody saved another matrix since you began. Look at theirs, then save again.', [{ message: `version ${held.number} was saved`, version: held.number }]);
  await tx.announce({ name: MATRIX_CHANGED, brandId, subjectId: brandId, payload: { version: base + 1, kinds: kinds.length } });
  await record(tx, { action: 'escalations.matrix_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { version: base + 1, kinds: kinds.length } });
}

/** Nobody owns what they may not see. */
async function strangersIn(tx: Tx, brandId: string, kinds: readonly EscalationKind[]): Promise<Fault[]> {
  const teams = new Set((await tx.rows<{ id: string }>(sql`select id from identity.team where id = any (${kinds.flatMap((kind) => kind.team_id ?? [])}::uuid[]) and archived_at is null`)).map(({ id }) => id));
  const faults: Fault[] = [];
  for (const [index, kind] of kinds.entries()) {
    if (kind.team_id !== null && !teams.has(kind.team_id)) faults.push({ field: `kinds.${index}.team_id`, message: 'there is no such team' });
    if (kind.person_id !== null && !(await worksFor(tx, kind.person_id, brandId))) faults.push({ field: `kinds.${index}.person_id`, message: 'does not work for this brand' });
  }
  return faults;
}
