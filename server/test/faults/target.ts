import { setTimeout as pause } from 'node:timers/promises';
import type { RunningKeepdesk } from '../stage/run-keepdesk.ts';

export interface Target {
  readonly desk: RunningKeepdesk;
  /** a key that may do everything */
  readonly token: string;
  /** where mail is taken */
  readonly address: string;
  /** a conversation to write notes and replies into */
  readonly conversationId: string;
}

/** A brand with a mailbox and one conversation, made through the API of a fresh Keepdesk. */
export async function prepareTarget(desk: RunningKeepdesk): Promise<Target> {
  const token = await makeKey(desk, 'all', 'owner');
  const post = poster(desk, token);
  const brand = await post<{ id: string }>('/api/v1/brands', { name: 'North', slug: 'north', domain: 'north.test' });
  const address = 'help@north.test';
  await post('/api/v1/mailboxes', { brand_id: brand.id, address, name: 'North' });
  // What every brand begins with (statuses, a first tree of reasons) follows from the news of it.
  await pause(1500);
  const conversation = await post<{ id: string }>('/api/v1/conversations', { brand_id: brand.id, subject: 'Target of the load', customer: { email: 'target@customers.test', name: 'Target' }, text: 'Hello' });
  return { desk, token, address, conversationId: conversation.id };
}

/** A key made by the command line. */
export async function makeKey(desk: RunningKeepdesk, brand: string, role: string): Promise<string> {
  const made = await desk.command('token', '--name', `${role} of ${brand}`, '--brand', brand, '--role', role);
  const token = /kd_\S+/.exec(made.said)?.[0];
  if (!token) throw new Error(`no token: ${made.said}`);
  return token;
}

/** Sends as the holder of a key; a refusal throws. */
export function poster(desk: RunningKeepdesk, token: string, method: 'POST' | 'PUT' = 'POST'): <T>(path: string, body: object) => Promise<T> {
  return async <T>(path: string, body: object): Promise<T> => {
    const answer = await fetch(`${desk.url}${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}
