import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { INSTALLATION, record } from '../../audit/index.ts';
import { listSites } from '../../identity/index.ts';
import type { PersonTermsView, TermsShape } from '../contract.ts';
import { EMPLOYMENT_CHANGED, type EmploymentChanged } from '../events.ts';
import { judgeTerms } from '../rules/judge-terms.ts';
import { termsOf, writeTerms } from '../store/terms.ts';

/** Keeps what was agreed with somebody. What is planned already stays; whoever looks at it is told where it no longer fits. @throws Refusal where terms contradict themselves */
export async function keepTerms(tx: Tx, personId: string, terms: TermsShape): Promise<PersonTermsView> {
  const problems = judgeTerms(terms);
  if (problems.length > 0) throw invalid('These terms contradict themselves.', problems);
  if (terms.site_id !== null && !(await listSites(tx)).some((site) => site.id === terms.site_id)) throw invalid('There is no such site.', [{ field: 'site_id', message: 'unknown' }]);
  const [before] = await termsOf(tx, { personIds: [personId] });
  if (before === undefined) throw notFound('person');
  await writeTerms(tx, personId, terms);
  await record(tx, { action: 'people.terms_changed', subjectKind: 'person', subjectId: personId, facts: { contract_minutes: terms.contract_minutes, starts_on: terms.starts_on, ends_on: terms.ends_on } });
  const was = { starts_on: before.terms?.starts_on ?? null, ends_on: before.terms?.ends_on ?? null };
  if (was.starts_on !== terms.starts_on || was.ends_on !== terms.ends_on) {
    const payload: EmploymentChanged = { starts_on: terms.starts_on, ends_on: terms.ends_on, was };
    await tx.announce({ name: EMPLOYMENT_CHANGED, brandId: INSTALLATION, subjectId: personId, payload });
  }
  return (await termsOf(tx, { personIds: [personId] }))[0] as PersonTermsView;
}
