import type { ConnectionProblem } from '../contract.ts';

/** A problem we found ourselves, before or instead of a server's answer. */
export class MailProblem extends Error {
  readonly problem: ConnectionProblem;

  constructor(problem: ConnectionProblem, message: string) {
    super(message);
    this.problem = problem;
  }
}

interface Failed {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly authenticationFailed?: unknown;
  readonly message?: unknown;
}

const byCode: readonly (readonly [RegExp, ConnectionProblem])[] = [
  [/\b(EAUTH|EOAUTH2|ENOAUTH)\b/, 'refused'],
  [/\b(ENOTFOUND|EAI_AGAIN|ENODATA|EDNS)\b/, 'no_such_name'],
  [/\b(ETIMEDOUT|ETIMEOUT|CONNECT_TIMEOUT|GREETING_TIMEOUT|GREEETING_TIMEOUT)\b/, 'timeout'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|\bETLS\b|\bEPROTO\b|wrong version number/, 'certificate'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNRESET|\bECONNECTION\b|EPIPE/, 'unreachable'],
];

/** Libraries say it in codes of their own, or only in the message of what they wrap. */
export function connectionProblem(error: unknown): ConnectionProblem {
  if (error instanceof MailProblem) return error.problem;
  const { code, responseCode, authenticationFailed, message } = (error ?? {}) as Failed;
  if (authenticationFailed === true || responseCode === 535 || responseCode === 534) return 'refused';
  const said = `${String(code ?? '')} ${String(message ?? '')}`;
  return byCode.find(([pattern]) => pattern.test(said))?.[1] ?? 'other';
}
