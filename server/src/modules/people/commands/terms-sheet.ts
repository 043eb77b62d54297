import { Value } from 'typebox/value';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { listSites } from '../../identity/index.ts';
import { Terms, type PersonTermsView, type SheetReadView } from '../contract.ts';
import { linesOf } from '../rules/sheet.ts';
import { HEAD, readTermsLine, termsLine } from '../rules/terms-line.ts';
import { termsOf } from '../store/terms.ts';
import { keepTerms } from './keep-terms.ts';

export function* termsCsv(people: readonly PersonTermsView[]): Generator<string> {
  yield HEAD.join(',');
  for (const one of people) yield termsLine(one);
}

/** Takes a sheet of terms in: each line by person_id, or by a name only one has. Lines that cannot be read are said, the others kept. */
export async function readTermsSheet(tx: Tx, csv: string): Promise<SheetReadView> {
  const lines = linesOf(csv);
  if (lines === null || lines.length === 0) throw invalid('This is no sheet with headings and lines.', [{ field: 'csv', message: 'cannot be read' }]);
  const [all, sites] = [await termsOf(tx), await listSites(tx)];
  const problems: SheetReadView['problems'] = [];
  let kept = 0;
  for (const line of lines) {
    const named = all.filter((one) => (line.cells.person_id ? one.person_id === line.cells.person_id : one.name === line.cells.name));
    const site = line.cells.site ? sites.find((one) => one.name.toLowerCase() === line.cells.site?.toLowerCase()) : undefined;
    const [person] = named;
    const read = person === undefined ? 'Nobody you may plan is called this.' : named.length > 1 ? 'Several are called this: give their person_id.' : line.cells.site && !site ? `There is no site called “${line.cells.site}”.` : readTermsLine(line, person.terms, site?.id ?? person.terms?.site_id ?? null);
    const message = typeof read === 'string' ? read : !Value.Check(Terms, read) ? 'A number in it is too small or too large.' : await tx.attempt(() => keepTerms(tx, (person as PersonTermsView).person_id, read)).then(() => null, refused);
    if (message === null) kept++;
    else problems.push({ line: line.line, message });
  }
  return { kept, problems };
}

function refused(error: unknown): string {
  if (error instanceof Refusal) return `${error.message} ${error.details.map((one) => one.message).join('; ')}`.trim();
  throw error;
}
