import type { Tx } from '../../../platform/db/tx.ts';
import { notify } from '../../notifications/index.ts';
import type { EscalationRow } from '../store/escalations.ts';

export function tellOwners(tx: Tx, kind: 'escalation_raised' | 'escalation_overdue', row: Pick<EscalationRow, 'id' | 'brand_id'>, personIds: readonly string[], number: number): Promise<void> {
  return notify(tx, { kind, brandId: row.brand_id, personIds, subjectKind: 'escalation', subjectId: row.id, number });
}
