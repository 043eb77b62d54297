import { lookup as dnsLookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './judge-address.ts';
import { judgeUrl } from './judge-url.ts';

export interface OutboundRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** For all of it, redirects included. */
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
  readonly maxRedirects?: number;
  /** Hosts that may be reached though they are not public: tests and stand-ins. */
  readonly allowHosts?: readonly string[];
  /** How names are resolved; the system's resolver when absent. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

export interface OutboundResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where the answer came from, after redirects. */
  readonly url: string;
}

export type OutboundFailure = 'refused' | 'unreachable' | 'too_slow' | 'too_large' | 'too_many_redirects';

/** A request that was not made or not finished; `failure` says in which way. */
export class OutboundError extends Error {
  readonly failure: OutboundFailure;

  constructor(failure: OutboundFailure, message: string) {
    super(message);
    this.name = 'OutboundError';
    this.failure = failure;
  }
}

const SECRETS = new Set(['authorization', 'cookie', 'proxy-authorization']);

/**
 * Fetches a URL that somebody gave us. Each hop is judged, its name resolved once, every address checked, and the
 * connection pinned to the address that was checked, so that a name cannot change its mind in between. Bounded in time,
 * size and redirects; credentials do not follow to another origin.
 */
export async function guardedFetch(address: string, request: OutboundRequest = {}): Promise<OutboundResponse> {
  const deadline = AbortSignal.timeout(request.timeoutMs ?? 10_000);
  let next = address;
  let current: OutboundRequest = request;
  for (let hop = 0; hop <= (request.maxRedirects ?? 3); hop++) {
    const url = checked(next, request);
    const pinned = await resolved(url, request, deadline);
    const response = await once(url, pinned, current, deadline);
    const location = response.headers['location'];
    if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) return response;
    const target = URL.canParse(location, url) ? new URL(location, url) : null;
    if (target === null) return response;
    current = redirected(current, response.status, target.origin === url.origin);
    next = target.href;
  }
  throw new OutboundError('too_many_redirects', 'the address leads on and on');
}

function checked(address: string, request: OutboundRequest): URL {
  const verdict = judgeUrl(address, { allowHosts: request.allowHosts ?? [] });
  if (!verdict.allowed || verdict.href === null) throw new OutboundError('refused', `not fetched: ${verdict.because}`);
  return new URL(verdict.href);
}

/** The address to connect to. One private address among several refuses the name: it could be picked next time. */
async function resolved(url: URL, request: OutboundRequest, deadline: AbortSignal): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const resolve = request.resolve ?? systemResolve;
  const addresses = isIP(host) !== 0 ? [host] : await beforeDeadline(resolve(host), deadline);
  const listed = request.allowHosts?.some((one) => one === url.host || one === url.hostname) ?? false;
  const first = addresses[0];
  if (first === undefined) throw new OutboundError('unreachable', 'the name has no address');
  if (!listed && !addresses.every(isPublicAddress)) throw new OutboundError('refused', 'not fetched: its name leads to an address that is not public');
  return first;
}

async function systemResolve(host: string): Promise<string[]> {
  try {
    return (await dnsLookup(host, { all: true, verbatim: true })).map((found) => found.address);
  } catch {
    throw new OutboundError('unreachable', 'the name could not be resolved');
  }
}

function beforeDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    deadline.addEventListener('abort', () => reject(new OutboundError('too_slow', 'the answer took too long')), { once: true });
    work.then(resolve, reject);
  });
}

function once(url: URL, pinned: string, request: OutboundRequest, deadline: AbortSignal): Promise<OutboundResponse> {
  const limit = request.maxBytes ?? 10 * 1024 * 1024;
  const family = isIP(pinned);
  const lookup: LookupFunction = (_host, options, callback) => {
    if (options.all === true) callback(null, [{ address: pinned, family }]);
    else callback(null, pinned, family);
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(error instanceof OutboundError ? error : new OutboundError(deadline.aborted ? 'too_slow' : 'unreachable', deadline.aborted ? 'the answer took too long' : `could not be reached: ${error.message}`));
    const client = url.protocol === 'https:' ? https : http;
    const sent = client.request(url, { method: request.method ?? 'GET', headers: { 'accept-encoding': 'identity', ...request.headers }, agent: false, lookup, signal: deadline }, (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > limit) response.destroy(new OutboundError('too_large', `the answer is larger than ${limit} bytes`));
        else chunks.push(chunk);
      });
      response.on('error', fail);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: plainHeaders(response.headers), body: Buffer.concat(chunks), url: url.href }));
    });
    sent.on('error', fail);
    sent.end(request.body);
  });
}

function plainHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));
}

function redirected(request: OutboundRequest, status: number, sameOrigin: boolean): OutboundRequest {
  const { body, ...bare } = request;
  const asGet = status === 303 || ((status === 301 || status === 302) && request.method === 'POST');
  const headers = Object.fromEntries(Object.entries(request.headers ?? {}).filter(([name]) => (sameOrigin || !SECRETS.has(name.toLowerCase())) && !(asGet && /^content-/i.test(name))));
  return asGet ? { ...bare, method: 'GET', headers } : { ...bare, headers, ...(body === undefined ? {} : { body }) };
}
