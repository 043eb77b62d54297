/**
 * A "no" with words for the person who asked. `code` is stable and public; `message` is a plain sentence;
 * `because` is for our log only and never leaves the server.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: readonly RefusalDetail[];
  readonly because: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, message: string, more: RefusalMore = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.details = more.details ?? [];
    this.because = more.because;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

export interface RefusalDetail {
  field?: string;
  message: string;
  [fact: string]: unknown;
}

interface RefusalMore {
  details?: readonly RefusalDetail[];
  because?: string;
  retryAfterSeconds?: number;
}

/** What went wrong as a stable word and the facts that fill its sentence: of the detail that names a problem, else by the code; null where there is only the English sentence. */
export function problemOf(refusal: Refusal): { problem: string; facts: Record<string, string | number> } | null {
  const detail = refusal.details.find((one) => typeof one.problem === 'string');
  if (detail === undefined) return refusal.code === 'invalid' ? null : { problem: refusal.code, facts: {} };
  const facts = Object.entries(detail).filter((entry): entry is [string, string | number] => !['field', 'message', 'problem'].includes(entry[0]) && (typeof entry[1] === 'string' || typeof entry[1] === 'number'));
  return { problem: String(detail.problem), facts: Object.fromEntries(facts) };
}

export const notFound = (what: string): Refusal => new Refusal(404, 'not_found', `There is no such ${what}, or you may not see it.`);
export const forbidden = (permission: string): Refusal =>
  new Refusal(403, 'forbidden', 'Your role does not allow this.', { details: [{ message: `It needs the permission ${permission}.`, permission }] });
export const unauthenticated = (): Refusal => new Refusal(401, 'unauthenticated', 'Sign in, or send a valid API key as a bearer token.');
export const conflict = (code: string, message: string, details: readonly RefusalDetail[] = []): Refusal => new Refusal(409, code, message, { details });
export const invalid = (message: string, details: readonly RefusalDetail[] = []): Refusal => new Refusal(422, 'invalid', message, { details });
