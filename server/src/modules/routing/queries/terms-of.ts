import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { TermsShape } from '../contract.ts';
import { termsFrom } from '../rules/terms.ts';

export interface TermsHeld {
  readonly version: number;
  readonly terms: TermsShape;
}

/** The terms as they were set. */
export async function termsHeld(tx: Tx): Promise<TermsHeld> {
  const row = await tx.one<{ version: number; terms: Partial<TermsShape> }>(sql`select version, terms from routing.terms`);
  return { version: row.version, terms: termsFrom(row.terms) };
}

/** The terms that hold now. `raise`: channel → how many times as much at once. */
export async function termsInForce(tx: Tx): Promise<{ terms: TermsShape; raise: Readonly<Record<string, number>> }> {
  return { terms: (await termsHeld(tx)).terms, raise: {} };
}
