import { setTimeout as pause } from 'node:timers/promises';
import { ChatBrowser } from '../../server/test/journeys/chat-browser.ts';
import { openStage, percentile, round, table, type Stage } from '../stage/open-stage.ts';
import { connectAgents } from './agents.ts';
import { measureWidget } from './widget.ts';

interface Open {
  readonly browser: ChatBrowser;
  readonly chat: string;
  readonly conversationId: string;
  /** messages of both sides that were taken */
  said: number;
}

/** Chats that are open at once, agents who see them, messages of both sides a second, and lines that are cut meanwhile. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const [chats, agents, perSecond, seconds, cuts] = [500, 100, 50, 40, 1000].map((usual, at) => Number(argv[at] ?? usual)) as [number, number, number, number, number];
  const stage = await openStage({ KEEPDESK_CHAT_SESSIONS: '100000' });
  try {
    const { key } = await stage.call<{ key: string }>('POST', `/api/v1/brands/${stage.brandId}/chat`, {});
    await stage.call('PATCH', `/api/v1/brands/${stage.brandId}/chat`, { enabled: true });
    const open = await openChats(stage, key, chats);
    const desk = await connectAgents(stage, agents);
    const calm = await talk(stage, open, desk, { perSecond, seconds, cuts: 0 });
    const torn = await talk(stage, open, desk, { perSecond, seconds, cuts });
    const told = await settle(open);
    desk.close();
    for (const { browser } of open) browser.cut();
    const widget = await measureWidget(stage, key);
    table([
      ['', 'measured', 'target'],
      [`${chats} chats, ${agents} agents, ${perSecond}/s: to the agent, p50 · p99 ms`, `${calm.toAgent50} · ${calm.toAgent99}`, 'p99 < 200'],
      ['to the shopper, p50 · p99 ms', `${calm.toShopper50} · ${calm.toShopper99}`, 'p99 < 200'],
      [`the same while ${torn.reconnects} lines are cut, p99 ms`, `${torn.toAgent99} · ${torn.toShopper99}`, '–'],
      ['lost · doubled or out of order', `${told.lost} · ${told.wrong} of ${told.said}`, '0 · 0'],
      ['server CPU a message, ms', calm.cpu, '–'],
      ['loader · panel, kB gzip', `${widget.loader} · ${widget.panel}`, '≤ 10 · ≤ 45'],
      ['blocking time added, CPU slowed 4 times, ms', widget.blocking, '< 50'],
    ]);
    return { chats, agents, perSecond, ...calm, torn, ...told, ...widget };
  } finally {
    await stage.close();
  }
}

async function openChats(stage: Stage, key: string, count: number): Promise<Open[]> {
  const made: Open[] = [];
  for (let from = 0; from < count; from += 20) {
    made.push(...(await Promise.all(Array.from({ length: Math.min(20, count - from) }, async (_, i) => {
      const browser = new ChatBrowser(stage.keepdesk.url, key);
      await browser.start();
      await browser.call('POST', '/details', { name: `Shopper ${from + i}`, email: `shopper${from + i}@example.test` });
      const { chat } = await browser.say(`chat ${from + i}`);
      await browser.connect();
      return { browser, chat, conversationId: '', said: 1 };
    }))));
  }
  const ids = new Map<string, string>();
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { data: { id: string; subject: string }[]; next_cursor: string | null } = await stage.call('GET', `/api/v1/conversations?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    for (const row of page.data) ids.set(row.subject, row.id);
    cursor = page.next_cursor;
  }
  return made.map((one, at) => ({ ...one, conversationId: ids.get(`chat ${at}`) ?? '' }));
}

async function talk(stage: Stage, open: readonly Open[], desk: Awaited<ReturnType<typeof connectAgents>>, load: { perSecond: number; seconds: number; cuts: number }) {
  const toShopper: number[] = [];
  const toAgent: number[] = [];
  const talking: Promise<unknown>[] = [];
  let reconnects = 0;
  const cpu = await stage.cpuSeconds();
  const began = performance.now();
  const count = load.perSecond * load.seconds;
  for (let n = 0; n < count; n++) {
    await pause(Math.max(0, began + (n * 1000) / load.perSecond - performance.now()));
    const one = open[(n * 37) % open.length] as Open;
    const sent = performance.now();
    if (n % 2 === 0) {
      const heard = desk.expect(one.conversationId, sent, toAgent);
      talking.push(one.browser.say(`s${n} ${sent}`, { chat: one.chat }).then(() => heard).then(() => void one.said++));
    } else {
      const words = `a${n} ${sent}`;
      talking.push(stage.call('POST', `/api/v1/conversations/${one.conversationId}/replies`, { text: words }).then(() => void one.said++));
      talking.push(one.browser.until((browser) => browser.all(one.chat).some((line) => line.text === words), 30).then(() => void toShopper.push(performance.now() - sent)));
    }
    if (load.cuts > 0 && n % Math.max(1, Math.floor(count / load.cuts)) === 0) {
      const torn = open[(n * 53) % open.length] as Open;
      reconnects += 1;
      talking.push(torn.browser.connect().catch(() => torn.browser.connect()));
    }
  }
  await Promise.all(talking);
  const cpuMs = ((await stage.cpuSeconds()) - cpu) * 1000;
  return { toAgent50: round(percentile(toAgent, 0.5), 1), toAgent99: round(percentile(toAgent, 0.99), 1), toShopper50: round(percentile(toShopper, 0.5), 1), toShopper99: round(percentile(toShopper, 0.99), 1), cpu: round(cpuMs / count, 1), reconnects };
}

/** Every browser has every line of its chat, each once, in order. */
async function settle(open: readonly Open[]): Promise<{ said: number; lost: number; wrong: number }> {
  await Promise.all(open.map(({ browser, chat, said }) => browser.until((one) => one.all(chat).length >= said, 20).catch(() => {})));
  return {
    said: open.reduce((sum, one) => sum + one.said, 0),
    lost: open.reduce((sum, one) => sum + Math.max(0, one.said - one.browser.all(one.chat).length), 0),
    wrong: open.reduce((sum, one) => sum + one.browser.wrong.length + Math.max(0, one.browser.all(one.chat).length - one.said), 0),
  };
}
