import WebSocket from 'ws';
import type { Stage } from '../stage/open-stage.ts';

interface Waiting {
  readonly sent: number;
  readonly late: number[];
  left: number;
  readonly done: () => void;
}

export interface Agents {
  /** Settles when every agent has heard of the next message of a conversation; `late` takes how long after `sent` each did. */
  expect(conversationId: string, sent: number, late: number[]): Promise<void>;
  close(): void;
}

/** Desks that are open: each hears of every message of the brand, as a browser does. */
export async function connectAgents(stage: Stage, count: number): Promise<Agents> {
  const waiting = new Map<string, Waiting[]>();
  const hear = (conversationId: string): void => {
    const [first] = waiting.get(conversationId) ?? [];
    if (!first) return;
    first.late.push(performance.now() - first.sent);
    first.left -= 1;
    if (first.left > 0) return;
    waiting.get(conversationId)?.shift();
    first.done();
  };
  const sockets = await Promise.all(Array.from({ length: count }, () => connect(stage, hear)));
  return {
    expect: (conversationId, sent, late) => new Promise((done) => void waiting.set(conversationId, [...(waiting.get(conversationId) ?? []), { sent, late, left: count, done }])),
    close: () => sockets.forEach((socket) => socket.terminate()),
  };
}

function connect(stage: Stage, hear: (conversationId: string) => void): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${stage.keepdesk.url.replace('http', 'ws')}/api/v1/live`, { headers: { authorization: `Bearer ${stage.token}` } });
    socket.once('error', reject);
    socket.on('message', (data) => {
      const news = JSON.parse(String(data)) as { type: string; events?: { name: string; subject_id: string }[] };
      if (news.type === 'hello') resolve(socket);
      for (const event of news.events ?? []) if (event.name === 'conversations.message_received') hear(event.subject_id);
    });
  });
}
