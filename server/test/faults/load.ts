import nodemailer from 'nodemailer';
import { setTimeout as pause } from 'node:timers/promises';
import type { Target } from './target.ts';

/** What was promised to a sender: a 250 for a mail, a 2xx for a write. Each must be kept, once. */
export interface Promised {
  readonly mails: Set<string>;
  readonly notes: Set<string>;
  readonly replies: Map<string, string>;
}

/** Mails, notes and replies from several senders at once, each repeated until it is acknowledged, as honest senders do. */
export function beginLoad(target: Target, width: number): { promised: Promised; stop(): Promise<void> } {
  const promised: Promised = { mails: new Set(), notes: new Set(), replies: new Map() };
  let stopped = false;
  let next = 0;
  const again = async (work: () => Promise<void>): Promise<void> => {
    while (!stopped) {
      try {
        return await work();
      } catch {
        await pause(50);
      }
    }
  };
  const loop = async (work: (n: number) => Promise<void>): Promise<void> => {
    while (!stopped) {
      const n = (next += 1);
      await again(() => work(n));
    }
  };
  const workers = Array.from({ length: width }, () => [
    loop((n) => mail(target, promised, n)),
    loop((n) => note(target, promised, n)),
    loop((n) => reply(target, promised, n)),
  ]).flat();
  return {
    promised,
    stop: async () => {
      stopped = true;
      await Promise.all(workers);
    },
  };
}

async function mail({ desk, address }: Target, promised: Promised, n: number): Promise<void> {
  const id = `load-${n}@customers.test`;
  const door = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, secure: false, ignoreTLS: true, connectionTimeout: 2000, greetingTimeout: 5000, socketTimeout: 15_000 });
  try {
    await door.sendMail({ messageId: `<${id}>`, from: `customer${n}@customers.test`, to: address, subject: `Where is my order ${n}?`, text: `Hello, this is letter ${n}.` });
    promised.mails.add(id);
  } finally {
    door.close();
  }
}

async function note(target: Target, promised: Promised, n: number): Promise<void> {
  const text = `note number ${n}`;
  await write(target, `/api/v1/conversations/${target.conversationId}/notes`, `note-${n}`, { text });
  promised.notes.add(text);
  await pause(20);
}

async function reply(target: Target, promised: Promised, n: number): Promise<void> {
  // A time of its own and not "now": a repeat must be the same request.
  const body = { text: `reply number ${n}`, force: true, send_at: '2026-01-01T00:00:00.000Z' };
  const { message } = await write<{ message: { id: string } }>(target, `/api/v1/conversations/${target.conversationId}/replies`, `reply-${n}`, body);
  promised.replies.set(message.id, body.text);
  await pause(50);
}

/** The same key for every repeat: Keepdesk must do it once. */
async function write<T>({ desk, token }: Target, path: string, key: string, body: object): Promise<T> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key };
  const answer = await fetch(`${desk.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(15_000) });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
