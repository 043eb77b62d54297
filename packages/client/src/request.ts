/** An answer of the API that is not a success: `code` for the program, `message` for the person. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: ReadonlyArray<{ path?: string; field?: string; message: string; problem?: string; /** facts of this problem alone */ [fact: string]: unknown }>;
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | null;

  constructor(status: number, code: string, message: string, details: ApiProblem['details'] = [], retryAfter: number | null = null) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.details = details;
    this.retryAfter = retryAfter;
  }
}

/** The server could not be reached at all: nothing was lost, nothing is known. */
export class OfflineProblem extends Error {
  constructor(cause: unknown) {
    super('The server cannot be reached', { cause });
    this.name = 'OfflineProblem';
  }
}

export interface RequestOptions {
  query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  body?: unknown;
  signal?: AbortSignal;
  /** The same key makes a repeated POST effective once. One is made when none is given. */
  idempotencyKey?: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Writes a query string from the values that are present, sorted as given. */
export function queryString(query: RequestOptions['query']): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') parts.set(name, String(value));
  }
  const text = parts.toString();
  return text ? `?${text}` : '';
}

const listeners = new Set<() => void>();

/** Tells when any call is answered that nobody is signed in; answers with how to stop listening. */
export function onSignedOut(tell: () => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

/** A wrong passphrase is a 401 as well, with another code. */
function noticeSignedOut(problem: ApiProblem): ApiProblem {
  if (problem.status === 401 && problem.code === 'unauthenticated') for (const tell of listeners) tell();
  return problem;
}

async function problemFrom(answer: Response): Promise<ApiProblem> {
  const retryAfter = Number(answer.headers.get('retry-after')) || null;
  try {
    const body = (await answer.json()) as { error?: { code?: string; message?: string; details?: ApiProblem['details'] }; code?: string; message?: string };
    const error = body.error ?? body;
    return new ApiProblem(answer.status, error.code ?? 'unknown', error.message ?? answer.statusText, body.error?.details ?? [], retryAfter);
  } catch {
    return new ApiProblem(answer.status, 'unreadable', answer.statusText || `HTTP ${answer.status}`, [], retryAfter);
  }
}

function headersFor(method: Method, options: RequestOptions): Record<string, string> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.body !== undefined && !(options.body instanceof FormData)) headers['content-type'] = 'application/json';
  if (method === 'POST') headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID();
  return headers;
}

/**
 * Asks the API with the browser's session cookie.
 * @throws ApiProblem when the server refuses, OfflineProblem when it cannot be reached.
 */
export async function request<Answer>(method: Method, path: string, options: RequestOptions = {}): Promise<Answer> {
  const { body } = options;
  let answer: Response;
  try {
    answer = await fetch(`${path}${queryString(options.query)}`, {
      method,
      credentials: 'same-origin',
      headers: headersFor(method, options),
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new OfflineProblem(cause);
  }
  if (!answer.ok) throw noticeSignedOut(await problemFrom(answer));
  if (answer.status === 204) return undefined as Answer;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}

export const get = <Answer>(path: string, options?: RequestOptions) => request<Answer>('GET', path, options);
export const post = <Answer>(path: string, body: unknown = {}, options?: RequestOptions) => request<Answer>('POST', path, { ...options, body });
export const put = <Answer>(path: string, body: unknown) => request<Answer>('PUT', path, { body });
export const patch = <Answer>(path: string, body: unknown) => request<Answer>('PATCH', path, { body });
export const remove = <Answer>(path: string, body?: unknown) => request<Answer>('DELETE', path, body === undefined ? {} : { body });
