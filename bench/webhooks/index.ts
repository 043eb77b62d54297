import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { openStage, percentile, round, table } from '../stage/open-stage.ts';

const RECEIVERS = 20;
const SLOW_MS = 3000;

/** One receiver of webhooks that keeps the moment each delivery first came. */
class Receiver {
  readonly cameAt = new Map<string, number>();
  repeats = 0;
  readonly #server: http.Server;

  constructor(delayMs: number) {
    this.#server = http.createServer((request, response) => {
      const id = String(request.headers['webhook-id']);
      if (this.cameAt.has(id)) this.repeats++;
      else this.cameAt.set(id, performance.now());
      request.resume().on('end', () => setTimeout(() => response.writeHead(204).end(), delayMs));
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/**
 * Twenty receivers of the same news, one of them slow: how many deliveries a second, how long after the change the others
 * have theirs, and whether each has every one after the server was killed in the middle.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const changes = Number(argv[0] ?? 500);
  const stage = await openStage({ KEEPDESK_ALLOW_PRIVATE: '127.0.0.1' });
  const receivers = Array.from({ length: RECEIVERS }, (_, i) => new Receiver(i === 0 ? SLOW_MS : 0));
  try {
    for (const receiver of receivers) await stage.call('POST', '/api/v1/webhooks', { brand_id: stage.brandId, url: await receiver.start(), events: ['conversation.opened'] });
    const quick = receivers.slice(1);
    const openSome = async (count: number): Promise<void> => {
      let next = 0;
      await Promise.all(Array.from({ length: 8 }, async () => {
        for (let i = next++; i < count; i = next++) await stage.call('POST', '/api/v1/conversations', { brand_id: stage.brandId, subject: `News ${i}`, customer: { email: `w${i % 50}@example.test` }, text: 'It is late.' });
      }));
    };
    const until = async (wanted: number): Promise<void> => {
      for (let tries = 0; quick.some((one) => one.cameAt.size < wanted) && tries < 6000; tries++) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const cpu = await stage.cpuSeconds();
    const began = performance.now();
    await openSome(changes);
    await until(changes);
    const seconds = (performance.now() - began) / 1000;
    const cpuMs = (((await stage.cpuSeconds()) - cpu) * 1000) / (changes * (RECEIVERS - 1));
    const lag = await lagOf(stage, quick);
    const half = openSome(changes);
    await new Promise((resolve) => setTimeout(resolve, 400));
    await Promise.allSettled([stage.keepdesk.kill(), half]);
    await stage.keepdesk.restart();
    const opened = (await stage.pool(1).then((pool) => pool.query(`select count(*)::int as n from conversations.conversation`))).rows[0].n as number;
    await until(opened);
    const lost = quick.reduce((sum, one) => sum + Math.max(0, opened - one.cameAt.size), 0);
    const repeats = quick.reduce((sum, one) => sum + one.repeats, 0);
    const perSecond = (changes * (RECEIVERS - 1)) / seconds;
    table([['19 quick receivers beside one that takes 3 s', ''], ['deliveries a second', round(perSecond, 0)], ['p50 after the change, ms', round(percentile(lag, 0.5), 0)], ['p99 after the change, ms', round(percentile(lag, 0.99), 0)], ['server CPU a delivery, ms', round(cpuMs)], ['lost over kill -9', lost], ['repeated over kill -9', repeats]]);
    return { deliveries_per_second: round(perSecond, 0), lag_p50_ms: round(percentile(lag, 0.5), 0), lag_p99_ms: round(percentile(lag, 0.99), 0), cpu_ms: round(cpuMs), lost, repeats };
  } finally {
    for (const receiver of receivers) receiver.stop();
    await stage.close();
  }
}

/** Of single changes, each on its own: from the answer of the API to the arrival at every quick receiver. */
async function lagOf(stage: Awaited<ReturnType<typeof openStage>>, quick: readonly Receiver[]): Promise<number[]> {
  const lags: number[] = [];
  for (let i = 0; i < 40; i++) {
    const before = quick.map((one) => one.cameAt.size);
    await stage.call('POST', '/api/v1/conversations', { brand_id: stage.brandId, subject: `Single ${i}`, customer: { email: `w${i % 50}@example.test` }, text: 'It is late.' });
    const told = performance.now();
    for (let tries = 0; quick.some((one, n) => one.cameAt.size === before[n]) && tries < 2000; tries++) await new Promise((resolve) => setTimeout(resolve, 1));
    lags.push(...quick.map((one) => Math.max(0, ([...one.cameAt.values()].at(-1) ?? told) - told)));
  }
  return lags;
}
