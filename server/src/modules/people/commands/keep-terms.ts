import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { listSites } from '../../identity/index.ts';
import type { PersonTermsView, TermsShape } from '../contract.ts';
import { judgeTerms } from '../rules/judge-terms.ts';
import { termsOf, writeTerms } from '../store/terms.ts';

/** Keeps what was agreed with somebody. What is planned already stays; whoever looks at it is told where it no longer fits. @throws Refusal where terms contradict themselves */
export async function keepTerms(tx: Tx, personId: string, terms: TermsShape): Promise<PersonTermsView> {
  const problems = judgeTerms(terms);
  if (problems.length > 0) throw invalid('These terms contradict themselves.', problems);
  if (terms.site_id !== null && !(await listSites(tx)).some((site) => site.id === terms.site_id)) throw invalid('There is no such site.', [{ field: 'site_id', message: 'unknown' }]);
  if ((await termsOf(tx, { personIds: [personId] })).length === 0) throw notFound('person');
  await writeTerms(tx, personId, terms);
  await record(tx, { action: 'people.terms_changed', subjectKind: 'person', subjectId: personId, facts: { contract_minutes: terms.contract_minutes, starts_on: terms.starts_on, ends_on: terms.ends_on } });
  return (await termsOf(tx, { personIds: [personId] }))[0] as PersonTermsView;
}
