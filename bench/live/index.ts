import WebSocket from 'ws';
import { openStage, percentile, round, table } from '../stage/open-stage.ts';

/** From the commit of a change to every one of a thousand connected browsers. */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const browsers = Number(argv[0] ?? 1000);
  const changes = Number(argv[1] ?? 60);
  const stage = await openStage();
  try {
    const heard = new Map<string, number[]>();
    const sockets = await Promise.all(Array.from({ length: browsers }, () => connect(stage.keepdesk.url, stage.token, (id) => heard.get(id)?.push(performance.now()))));
    const late: number[] = [];
    for (let i = 0; i < changes; i++) {
      const times: number[] = [];
      const conversation = await stage.call<{ id: string }>('POST', '/api/v1/conversations', { brand_id: stage.brandId, subject: `Live ${i}`, customer: { email: `live${i}@example.test` }, text: 'hello' });
      const answered = performance.now();
      heard.set(conversation.id, times);
      await new Promise((resolve) => setTimeout(resolve, 50));
      await stage.call('PATCH', `/api/v1/conversations/${conversation.id}`, { priority: 'high' });
      const committed = performance.now();
      for (let waited = 0; times.length < browsers && waited < 200; waited++) await new Promise((resolve) => setTimeout(resolve, 10));
      late.push(...times.filter((at) => at > answered).map((at) => Math.max(0, at - committed)));
    }
    for (const socket of sockets) socket.terminate();
    const told = late.length / (browsers * changes);
    table([['browsers', 'told', 'p50 ms', 'p99 ms', 'target'], [browsers, `${round(told * 100, 1)} %`, round(percentile(late, 0.5), 1), round(percentile(late, 0.99), 1), 'p99 < 150']]);
    return { browsers, told: round(told, 3), p50: round(percentile(late, 0.5), 1), p99: round(percentile(late, 0.99), 1) };
  } finally {
    await stage.close();
  }
}

function connect(url: string, token: string, hear: (conversationId: string) => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/live`, { headers: { authorization: `Bearer ${token}` } });
    socket.once('error', reject);
    socket.on('message', (data) => {
      const news = JSON.parse(String(data)) as { type: string; events?: { name: string; subject_id: string }[] };
      if (news.type === 'hello') resolve(socket);
      for (const event of news.events ?? []) if (event.name === 'conversations.changed') hear(event.subject_id);
    });
  });
}
