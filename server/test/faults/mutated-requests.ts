import type { RunningKeepdesk } from '../stage/run-keepdesk.ts';
import { almostValid, mangle, pick, type Random, type Schema } from './mutate.ts';

interface Operation {
  readonly parameters?: readonly { name: string; in: 'path' | 'query' | 'header'; schema?: Schema }[];
  readonly requestBody?: { content: Readonly<Record<string, { schema?: Schema }>> };
}
type Api = { paths: Record<string, Record<string, Operation>> };

export interface Answers {
  readonly sent: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** what was sent and answered wherever the server failed */
  readonly failures: readonly string[];
}

/** What would take away the very key the requests are made with, or stop the server from answering. */
const LEFT_OUT = /\/(api-keys|live|setup)|\/sign-in-link/;
const WIDTH = 8;

export interface Watching {
  /** ids to ask for; else what the key itself can list */
  readonly ids?: readonly string[];
  readonly onAnswer?: (asked: string, status: number, text: string) => void;
}

/** Sends `count` requests made from the API's own description, most of them a little wrong, and counts the answers. */
export async function sendMutated(desk: RunningKeepdesk, token: string, count: number, random: Random, watching: Watching = {}): Promise<Answers> {
  const api = (await (await fetch(`${desk.url}/api/openapi.json`)).json()) as Api;
  const operations = Object.entries(api.paths).filter(([path]) => !LEFT_OUT.test(path)).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })));
  const ids = watching.ids ?? (await knownIds(desk, token));
  const byStatus: Record<string, number> = {};
  const failures: string[] = [];
  let sent = 0;
  const worker = async (): Promise<void> => {
    while (sent < count) {
      sent += 1;
      const { path, method, operation } = pick(random, operations);
      const { url, init } = request(desk.url, token, path, method, operation, random, ids);
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) }).then(async (got) => ({ status: got.status, text: await got.text() }), (error: Error) => ({ status: 0, text: error.message }));
      byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
      watching.onAnswer?.(`${method} ${url.slice(desk.url.length, 300)}`, answer.status, answer.text);
      const failed = answer.status === 0 || answer.status >= 500;
      if (failed) failures.push(`${method} ${url.slice(desk.url.length, 300)} ${String(init.body ?? '').slice(0, 400)} → ${answer.status} ${answer.text.slice(0, 200)}`);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, worker));
  return { sent, byStatus, failures };
}

function request(base: string, token: string, path: string, method: string, operation: Operation, random: Random, ids: readonly string[]): { url: string; init: RequestInit } {
  const parameters = operation.parameters ?? [];
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asText(almostValid(parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? { format: 'uuid' }, random, ids))));
  const query = parameters.filter((one) => one.in === 'query' && random() < 0.5).map((one) => `${encodeURIComponent(one.name)}=${encodeURIComponent(asText(almostValid(one.schema, random, ids)))}`);
  const schema = operation.requestBody?.content['application/json']?.schema;
  const headers: Record<string, string> = { authorization: random() < 0.98 ? `Bearer ${token}` : 'Bearer nonsense' };
  if (random() < 0.2) headers['idempotency-key'] = `mutated-${Math.floor(random() * 50)}`;
  const url = `${base}${filled}${query.length > 0 ? `?${query.join('&')}` : ''}`;
  if (method === 'GET') return { url, init: { method, headers } };
  headers['content-type'] = random() < 0.97 ? 'application/json' : pick(random, ['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'application/json; charset=utf-7']);
  const body = JSON.stringify(almostValid(schema, random, ids)) ?? 'null';
  return { url, init: { method, headers, body: random() < 0.05 ? mangle(body, random) : body } };
}

/** A lone surrogate cannot be put into an address. */
const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed();

/** Ids of things that exist, so that requests get past the first check. */
async function knownIds(desk: RunningKeepdesk, token: string): Promise<string[]> {
  const ids = ['00000000-0000-7000-8000-000000000000'];
  for (const path of ['brands', 'conversations', 'customers', 'people', 'roles', 'statuses', 'reasons', 'tags', 'macros', 'mailboxes', 'orders']) {
    const answer = await fetch(`${desk.url}/api/v1/${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = (await answer.json().catch(() => ({}))) as { data?: { id?: string }[] };
    ids.push(...(body.data ?? []).flatMap((row) => row.id ?? []).slice(0, 10));
  }
  return ids;
}
