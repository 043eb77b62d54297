import { ApiProblem, OfflineProblem } from '@keepdesk/client';
import type { TFunction } from 'i18next';

/** What went wrong, for a person: what happened and what is safe. The server's own words when it has some. */
export function describeProblem(t: TFunction, problem: unknown): string {
  if (problem instanceof OfflineProblem) return t('problem.offline');
  if (problem instanceof ApiProblem) {
    if (problem.status === 401) return t('problem.signedOut');
    if (problem.status === 403) return t('problem.forbidden');
    if (problem.status === 404) return t('problem.missing');
    if (problem.status === 429) return t('problem.tooMany', { seconds: problem.retryAfter ?? 30 });
    if (problem.status >= 500) return t('problem.server');
    return problem.message;
  }
  return problem instanceof Error ? problem.message : t('problem.server');
}
