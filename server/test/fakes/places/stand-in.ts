import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as a stand-in sees it; the path without the base it is served under. */
export interface Came {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
  readonly form: URLSearchParams | null;
}

export interface Answered {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** done, and the answer lost on its way */
  readonly lost?: boolean;
  /** how long it takes */
  readonly afterMs?: number;
}

/** One vendor's API, kept in memory, as far as Keepdesk speaks with it. The vendor's own specification judges both what it is asked and what it answers (`npm run referee`). */
export interface StandIn {
  answer(came: Came): Answered;
  /** how often something was done that moves money, goods or codes */
  effects(): number;
}

export const said = (json: unknown, status = 200): Answered => ({ status, json });

export function cameOf(method: string, url: string, headers: Readonly<Record<string, string>>, body: string): Came {
  const at = new URL(url, 'http://stand-in');
  const isForm = (headers['content-type'] ?? '').includes('form-urlencoded');
  return { method, path: at.pathname, query: at.searchParams, headers, json: !isForm && body !== '' ? (JSON.parse(body) as unknown) : null, form: isForm ? new URLSearchParams(body) : null };
}

/** Serves a stand-in over HTTP. Hooks let a test lose an answer that was carried out, or be slowed down. */
export async function serveStandIn(standIn: StandIn): Promise<{ url: string; requests: Came[]; loseNext: () => void; failNext: (answer: Answered, times?: number) => void; close: () => Promise<void> }> {
  const requests: Came[] = [];
  let losing = false;
  const failing: Answered[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const came = cameOf(request.method ?? 'GET', request.url ?? '/', headers, Buffer.concat(chunks).toString('utf8'));
      requests.push(came);
      const answer = failing.shift() ?? standIn.answer(came);
      if (losing || answer.lost) {
        losing = false;
        request.socket.destroy();
        return;
      }
      const answered = (): void => void response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.json === null ? '' : JSON.stringify(answer.json));
      if (answer.afterMs) setTimeout(answered, answer.afterMs);
      else answered();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests,
    loseNext: () => void (losing = true), failNext: (answer, times = 1) => void failing.push(...Array.from({ length: times }, () => answer)),
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
}
