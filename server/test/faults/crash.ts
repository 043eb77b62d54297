import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startPostgres } from '../../src/platform/postgres/index.ts';
import { MailRelay } from '../fakes/mail-relay.ts';
import { runKeepdesk, type RunningKeepdesk } from '../stage/run-keepdesk.ts';
import { beginLoad, type Promised } from './load.ts';
import { prepareTarget } from './target.ts';

export interface CrashReport {
  readonly rounds: number;
  readonly mails: number;
  readonly notes: number;
  readonly replies: number;
  /** replies that still wait for the lease of a killed process */
  readonly waiting: number;
  /** replies the relay took twice, under one Message-ID: killed between its yes and our commit */
  readonly repeated: number;
  /** broken promises, in words; empty when all is well */
  readonly broken: readonly string[];
  readonly recoverySeconds: readonly number[];
}

/**
 * Kills the server, its PostgreSQL or both with SIGKILL at random moments under load, `rounds` times;
 * then compares what was promised with what is there. `random` gives numbers in [0, 1). A reply that was on
 * its way when its process died waits for its lease to run out (two minutes): with less patience it must at
 * least have a job that will send it.
 */
export async function crashUnderLoad(rounds: number, patienceSeconds: number, random: () => number, say: (line: string) => void = () => undefined): Promise<CrashReport> {
  const relay = new MailRelay();
  const relayUrl = await relay.start();
  const desk = await runKeepdesk([], { KEEPDESK_SMTP_RELAY: relayUrl }).catch(async (error: unknown) => {
    await relay.stop();
    throw error;
  });
  try {
    const target = await prepareTarget(desk);
    const load = beginLoad(target, 3);
    const recoverySeconds: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      await pause(500 + random() * 1500);
      recoverySeconds.push(await crash(desk, random()));
      say(`round ${round}: back after ${recoverySeconds.at(-1)?.toFixed(1)} s; ${load.promised.mails.size} mails, ${load.promised.notes.size} notes, ${load.promised.replies.size} replies promised`);
    }
    await pause(1000);
    await load.stop();
    const { broken, waiting } = await compare(desk, load.promised, relay, patienceSeconds);
    const times = countByMessage(relay);
    const { mails, notes, replies } = load.promised;
    return { rounds, mails: mails.size, notes: notes.size, replies: replies.size, waiting, repeated: [...times.values()].filter((n) => n > 1).length, broken, recoverySeconds };
  } finally {
    await desk.remove();
    await relay.stop();
  }
}

/** Kills the server, PostgreSQL, or both, and answers with the seconds until Keepdesk is ready again. */
async function crash(desk: RunningKeepdesk, chance: number): Promise<number> {
  const began = performance.now();
  const pid = desk.postgres();
  if (chance > 1 / 3 && pid) process.kill(pid, 'SIGKILL');
  if (chance < 2 / 3) {
    await desk.kill();
    await desk.restart();
  } else {
    for (let ready = false; !ready; await pause(50)) ready = await fetch(`${desk.url}/ready`).then((answer) => answer.ok, () => false);
  }
  return (performance.now() - began) / 1000;
}

async function compare(desk: RunningKeepdesk, promised: Promised, relay: MailRelay, patienceSeconds: number): Promise<{ broken: string[]; waiting: number }> {
  const postgres = await startPostgres({ dataDir: desk.dataDir, env: {} });
  const db = new pg.Client({ connectionString: postgres.ownerUrl });
  await db.connect();
  try {
    await untilDelivered(db, patienceSeconds);
    const broken: string[] = [];
    const count = async (column: 'header_id' | 'text', kind: string): Promise<Map<string, number>> => {
      const { rows } = await db.query<{ value: string; n: number }>(`select ${column} as value, count(*)::int as n from conversations.message where kind = $1 group by 1`, [kind]);
      return new Map(rows.map(({ value, n }) => [value?.replace(/^<|>$/g, ''), n]));
    };
    const expectOnce = (what: string, wanted: Iterable<string>, found: ReadonlyMap<string, number>): void => {
      for (const one of wanted) if (found.get(one) !== 1) broken.push(`${what} "${one}" is there ${found.get(one) ?? 0} times`);
      for (const [one, n] of found) if (n > 1) broken.push(`${what} "${one}" is there ${n} times`);
    };
    expectOnce('mail', promised.mails, await count('header_id', 'customer'));
    expectOnce('note', promised.notes, await count('text', 'note'));
    expectOnce('reply', promised.replies.values(), await count('text', 'reply'));
    const { rows } = await db.query<{ id: string; header_id: string }>('select id, header_id from conversations.message where id = any ($1::uuid[])', [[...promised.replies.keys()]]);
    const sent = countByMessage(relay);
    const unsent = rows.filter((row) => !sent.has(row.header_id.replace(/^<|>$/g, '')));
    const jobs = await db.query<{ id: string }>(`select payload->>'message_id' as id from platform.job where state = 'ready'`);
    const kept = new Set(jobs.rows.map((row) => row.id));
    for (const row of unsent) if (!kept.has(row.id)) broken.push(`reply ${row.id} never left, and nothing will send it`);
    return { broken, waiting: unsent.length };
  } finally {
    await db.end();
    await postgres.stop();
  }
}

/** Waits until no reply is on its way any more. */
async function untilDelivered(db: pg.Client, seconds: number): Promise<void> {
  for (const deadline = performance.now() + seconds * 1000; performance.now() < deadline; await pause(200)) {
    const { rows } = await db.query<{ n: number }>(`select count(*)::int as n from conversations.message where kind = 'reply' and delivery_state not in ('sent', 'delivered', 'failed')`);
    if (rows[0]?.n === 0) return;
  }
}

function countByMessage(relay: MailRelay): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { messageId } of relay.mails) counted.set(messageId.replace(/^<|>$/g, ''), (counted.get(messageId.replace(/^<|>$/g, '')) ?? 0) + 1);
  return counted;
}
