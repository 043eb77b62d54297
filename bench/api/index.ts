import http from 'node:http';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';

const WIDTH = 16;

/** The public API at 16 connections under row-level security: create, reply, read; beside a route that does nothing but answer. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const requests = Number(argv[0] ?? 3000);
  const stage = await openStage();
  try {
    await stage.call('PUT', `/api/v1/brands/${stage.brandId}/behaviour`, { undo_seconds: 60, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
    const ids: string[] = [];
    const create = (i: number): Promise<string> => send(stage, 'POST', '/api/v1/conversations', { brand_id: stage.brandId, subject: `Question ${i}`, customer: { email: `shopper${i % 500}@example.test`, name: `Shopper ${i % 500}` }, text: `Where is my order ${i}? ${'It is late. '.repeat(20)}` });
    await drive(400, async (i) => void ids.push((JSON.parse(await create(i)) as { id: string }).id));
    const created = await measured(stage, requests, async (i) => void (await create(1000 + i)));
    for (const id of ids) for (let n = 0; n < 4; n++) await send(stage, 'POST', `/api/v1/conversations/${id}/notes`, { text: `note ${n}` });
    const replied = await measured(stage, requests, async (i) => void (await send(stage, 'POST', `/api/v1/conversations/${ids[i % ids.length]}/replies`, { text: `answer ${i}` })));
    const read = await measured(stage, requests, async (i) => void (await send(stage, 'GET', `/api/v1/conversations/${ids[i % ids.length]}/messages?limit=5`)));
    const nothing = await measured(stage, requests, async () => void (await send(stage, 'GET', '/health')));
    const line = (name: string, one: Measured): (string | number)[] => [name, round(one.rate, 0), round(one.p50, 1), round(one.p99, 1), round(one.cpuMs)];
    table([['16 connections', 'per second', 'p50 ms', 'p99 ms', 'server CPU ms'], line('create a conversation', created), line('reply', replied), line('read with 5 messages', read), line('health (nothing but HTTP)', nothing)]);
    return { create_per_second: round(created.rate, 0), reply_per_second: round(replied.rate, 0), read_per_second: round(read.rate, 0), create_of_http: round(created.rate / nothing.rate, 3), read_of_http: round(read.rate / nothing.rate, 3) };
  } finally {
    agent.destroy();
    await stage.close();
  }
}

const agent = new http.Agent({ keepAlive: true, maxSockets: WIDTH });

interface Measured {
  rate: number;
  p50: number;
  p99: number;
  cpuMs: number;
}

async function measured(stage: Stage, requests: number, one: (i: number) => Promise<void>): Promise<Measured> {
  const cpu = await stage.cpuSeconds();
  const began = performance.now();
  const times = await drive(requests, one);
  const seconds = (performance.now() - began) / 1000;
  return { rate: requests / seconds, p50: percentile(times, 0.5), p99: percentile(times, 0.99), cpuMs: (((await stage.cpuSeconds()) - cpu) * 1000) / requests };
}

async function drive(requests: number, one: (i: number) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: WIDTH }, async () => {
      for (let i = next++; i < requests; i = next++) {
        const began = performance.now();
        await one(i);
        times.push(performance.now() - began);
      }
    }),
  );
  return times;
}

function send(stage: Stage, method: string, path: string, body?: unknown): Promise<string> {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = http.request(`${stage.keepdesk.url}${path}`, { method, agent, headers: { authorization: `Bearer ${stage.token}`, ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }) } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part));
      answer.on('end', () => ((answer.statusCode ?? 500) < 400 ? resolve(text) : reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))));
    });
    request.on('error', reject);
    request.end(payload);
  });
}
