import { setTimeout as pause } from 'node:timers/promises';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';
import { SmtpSender } from '../stage/smtp-sender.ts';
import { bareSql } from './bare-sql.ts';
import { sampleMail } from './sample-mail.ts';

const SENDERS = 200;

/** Mails through the real SMTP door at 1 and 8 connections, against the bare rows they write, in the same run. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const mails = Number(argv[0] ?? 2000);
  const stage = await openStage();
  try {
    let first = 0;
    await send(stage, first, 400, 8);
    first += 400;
    await pause(1500);
    const one = await measured(stage, first, Math.ceil(mails / 4), 1);
    first += Math.ceil(mails / 4);
    await pause(1000);
    const pool = await stage.pool(8);
    const rounds: { eight: Measured; bare: number }[] = [];
    for (let round = 0; round < 3; round++) {
      const bare = await bareSql(pool, stage.brandId, mails, 8);
      await pause(1500);
      const eight = await measured(stage, first, mails, 8);
      first += mails;
      rounds.push({ eight, bare });
      await pause(1500);
    }
    const burst = await burstToScreen(stage, first, 1000);
    const median = (pick: (entry: (typeof rounds)[number]) => number): number => percentile(rounds.map(pick), 0.5);
    const [rate, bare, cpu] = [median((entry) => entry.eight.rate), median((entry) => entry.bare), median((entry) => entry.eight.cpuMs)];
    table([
      ['', 'mails/s', 'of bare SQL', 'server CPU ms/mail', 'p99 ms'],
      ['bare SQL, 8 connections', round(bare, 0), '100 %', '', ''],
      ['SMTP, 8 connections', round(rate, 0), `${round((100 * rate) / bare, 1)} %`, round(cpu), round(median((entry) => entry.eight.p99), 0)],
      ['SMTP, 1 connection', round(one.rate, 0), `${round((100 * one.rate) / bare, 1)} %`, round(one.cpuMs), round(one.p99, 0)],
      ['burst of 1,000: last on the screen after', `${round(burst.seconds, 1)} s`, `lost ${burst.lost}`, `doubled ${burst.doubled}`, round(burst.p99, 0)],
    ]);
    return { mails, ratio_8: round(rate / bare, 4), ratio_1: round(one.rate / bare, 4), cpu_ms_per_mail: round(cpu), mails_per_second_8: round(rate, 0), bare_per_second: round(bare, 0), burst };
  } finally {
    await stage.close();
  }
}

interface Measured {
  rate: number;
  cpuMs: number;
  p99: number;
}

async function measured(stage: Stage, first: number, mails: number, connections: number): Promise<Measured> {
  const cpu = await stage.cpuSeconds();
  const began = performance.now();
  const times = await send(stage, first, mails, connections);
  const seconds = (performance.now() - began) / 1000;
  // What the mails cause (search index, facts, notices) belongs to them too.
  await pause(1500);
  return { rate: mails / seconds, cpuMs: (((await stage.cpuSeconds()) - cpu) / mails) * 1000, p99: percentile(times, 0.99) };
}

async function send(stage: Stage, first: number, mails: number, connections: number): Promise<number[]> {
  const times: number[] = [];
  let next = first;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const sender = await SmtpSender.connect(stage.keepdesk.smtpPort);
      for (let i = next++; i < first + mails; i = next++) {
        const mail = sampleMail(i, SENDERS);
        const began = performance.now();
        await sender.send(mail.from, 'help@north.test', mail.raw);
        times.push(performance.now() - began);
      }
      sender.close();
    }),
  );
  return times;
}

/** A thousand mails at once; each is timed from its first byte until a browser that watches was told of it. */
async function burstToScreen(stage: Stage, first: number, mails: number): Promise<{ seconds: number; p99: number; lost: number; doubled: number }> {
  const { default: WebSocket } = await import('ws');
  const socket = new WebSocket(`${stage.keepdesk.url.replace('http', 'ws')}/api/v1/live`, { headers: { authorization: `Bearer ${stage.token}` } });
  await new Promise((resolve) => socket.once('message', resolve));
  const told: number[] = [];
  socket.on('message', (data) => {
    const news = JSON.parse(String(data)) as { events?: { name: string }[] };
    for (const event of news.events ?? []) if (event.name === 'conversations.message_received') told.push(performance.now());
  });
  const pool = await stage.pool(1);
  const before = Number((await pool.query('select count(*) from conversations.message')).rows[0].count);
  const began = performance.now();
  const times = await send(stage, first, mails, 50);
  for (let waited = 0; told.length < mails && waited < 100; waited++) await pause(50);
  socket.close();
  const stored = Number((await pool.query('select count(*) from conversations.message')).rows[0].count) - before;
  const unique = Number((await pool.query('select count(distinct header_id) from conversations.message')).rows[0].count);
  const all = Number((await pool.query('select count(*) from conversations.message')).rows[0].count);
  const lateness = told.map((at) => at - began).toSorted((a, b) => a - b);
  const accepted = times.length;
  return { seconds: round((lateness.at(-1) ?? Number.NaN) / 1000), p99: round(percentile(times, 0.99) + 50), lost: accepted - stored, doubled: all - unique };
}
