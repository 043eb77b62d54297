import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { holdsInstallation } from '../../identity/index.ts';
import type { TermsShape } from '../contract.ts';
import { wakeRound } from './wake-round.ts';

/** How work is given out is the same in all brands: whoever changes it may set up routing in each of them. */
export async function saveTerms(tx: Tx, base: number, terms: Partial<TermsShape>): Promise<void> {
  if (!holdsInstallation(tx.actor)) throw forbidden('routing.settings in every brand');
  const { version } = await tx.one<{ version: number }>(sql`select version from routing.terms for update`);
  if (version !== base) throw conflict('changed_meanwhile', 'Somebody changed this since you began. Look at theirs, then save again.');
  await tx.run(sql`update routing.terms set version = version + 1, terms = terms || ${JSON.stringify(terms)}::jsonb, by_id = ${tx.actor.kind === 'person' ? tx.actor.id : null}, at = ${tx.now}`);
  await record(tx, { action: 'routing.terms_changed', subjectKind: 'installation', facts: { version: base + 1, fields: Object.keys(terms) } });
  await wakeRound(tx);
}
