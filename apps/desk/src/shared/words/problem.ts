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
    return refusedPassphrase(t, problem) ?? known(t, problem.code) ?? refused(t, problem) ?? problem.message;
  }
  return problem instanceof Error ? problem.message : t('problem.server');
}

const reasons = ['common', 'repetitive', 'contains_address', 'too_short', 'too_long'] as const;

/** Why a passphrase was refused; undefined when that is not what happened. */
export function refusedPassphrase(t: TFunction, problem: unknown): string | undefined {
  const details = problem instanceof ApiProblem ? problem.details : [];
  const found = reasons.filter((reason) => details.some((detail) => detail.problem === reason));
  return found.length > 0 ? found.map((reason) => t(`setup.refused.${reason}`)).join(' ') : undefined;
}

const refusals = ['changed_meanwhile', 'too_many_rules', 'trial_running', 'calendar_in_use', 'calendar_name_taken', 'usual_calendar', 'keys_refused', 'place_refused', 'place_unreachable', 'permission_missing'] as const;

/** Why settings were refused: words that come with the settings, so where these are not there yet the service's own stand. */
function refused(t: TFunction, problem: ApiProblem): string | undefined {
  const code = refusals.find((one) => one === problem.code);
  if (code === undefined) return undefined;
  const facts: Readonly<Record<string, unknown>> = problem.details.find((detail) => detail.problem !== undefined) ?? {};
  const text = t(`refusal.${code}`, { most: String(facts['most'] ?? ''), called: String(facts['called'] ?? ''), said: String(facts['said'] ?? ''), users: Array.isArray(facts['users']) ? facts['users'].join(', ') : '' });
  return text === `refusal.${code}` ? undefined : text;
}

const codes = ['slug_taken', 'address_taken', 'access_refused', 'shop_unreachable', 'other_shop', 'shop_connected'] as const;

/** Words of ours, in the person's language, for refusals people meet while they set something up. */
function known(t: TFunction, code: string): string | undefined {
  const name = codes.find((one) => one === code);
  return name && t(`problem.codes.${name}`);
}
