import { lookup as dnsLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { OutboundError } from './guarded-fetch.ts';
import { isPublicAddress } from './judge-address.ts';
import { judgeUrl } from './judge-url.ts';

export interface LineOptions {
  /** Hosts that may be reached though they are not public: tests and stand-ins. */
  readonly allowHosts?: readonly string[];
  readonly maxSockets?: number;
}

export interface LineAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** the beginning of what it said */
  readonly text: string;
}

/**
 * Many posts to one address over connections that are kept. Guarded like `guardedFetch`: the address is judged, and every
 * connection goes to an address that was looked up and found public at that moment. Redirects are answers, not followed.
 */
export class Line {
  readonly #url: URL;
  readonly #agent: http.Agent;
  readonly #lookup: LookupFunction;

  constructor(address: string, options: LineOptions = {}) {
    const verdict = judgeUrl(address, { allowHosts: options.allowHosts ?? [] });
    if (!verdict.allowed || verdict.href === null) throw new OutboundError('refused', `not reached: ${verdict.because}`);
    this.#url = new URL(verdict.href);
    const listed = options.allowHosts?.some((host) => host === this.#url.host || host === this.#url.hostname) ?? false;
    this.#lookup = listed ? (dnsLookup as unknown as LookupFunction) : publicOnly;
    const settings = { keepAlive: true, keepAliveMsecs: 10_000, maxSockets: options.maxSockets ?? 16, maxFreeSockets: 4 };
    this.#agent = this.#url.protocol === 'https:' ? new https.Agent(settings) : new http.Agent(settings);
  }

  /** Rejects with an `OutboundError` when there was no answer in time. */
  post(body: string, headers: Readonly<Record<string, string>>, timeoutMs: number): Promise<LineAnswer> {
    const deadline = AbortSignal.timeout(timeoutMs);
    const client = this.#url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => reject(error instanceof OutboundError ? error : new OutboundError(deadline.aborted ? 'too_slow' : 'unreachable', deadline.aborted ? `no answer within ${timeoutMs / 1000} s` : error.message));
      const sent = client.request(this.#url, { method: 'POST', agent: this.#agent, lookup: this.#lookup, signal: deadline, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          if (text.length < 1000) text += chunk.slice(0, 1000 - text.length);
        });
        response.on('error', fail).on('end', () => resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], text }));
      });
      sent.on('error', fail).end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** One private address among several refuses the name: it could be picked next time. */
const publicOnly: LookupFunction = (host, options, done) => {
  dnsLookup(host, { ...options, all: true, verbatim: true }, (error, addresses) => {
    if (error) done(error, '', 0);
    else if (!addresses.every((one) => isPublicAddress(one.address))) done(new OutboundError('refused', 'not reached: its name leads to an address that is not public'), '', 0);
    else if (options.all === true) done(null, addresses);
    else done(null, addresses[0]?.address ?? '', addresses[0]?.family ?? 0);
  });
};
