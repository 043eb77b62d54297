import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { TermsShape } from '../contract.ts';
import type { InForce } from '../rules/peak.ts';
import { termsFrom } from '../rules/terms.ts';

interface TermsHeld {
  readonly version: number;
  readonly terms: TermsShape;
}

/** The terms as they were set. */
export async function termsHeld(tx: Tx): Promise<TermsHeld> {
  const row = await tx.one<{ version: number; terms: Partial<TermsShape> }>(sql`select version, terms from routing.terms`);
  return { version: row.version, terms: termsFrom(row.terms) };
}

/** The terms that hold now, with what peaks change. `raise`: channel → how many times as much at once. */
export async function termsInForce(tx: Tx): Promise<{ terms: TermsShape; raise: Readonly<Record<string, number>> }> {
  const row = await tx.one<{ terms: Partial<TermsShape>; in_force: Partial<InForce> }>(sql`select terms, in_force from routing.terms`);
  const terms = termsFrom(row.terms);
  return { terms: row.in_force.order === undefined ? terms : { ...terms, order: row.in_force.order }, raise: row.in_force.raise ?? {} };
}
