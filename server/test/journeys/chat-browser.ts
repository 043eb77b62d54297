import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { LineView, StartedView } from '../../src/modules/channels/chat/contract.ts';
import { CallError } from './open-test-house.ts';

/** A shopper's browser without a screen: it keeps what the widget keeps, and follows the same protocol. */
export class ChatBrowser {
  readonly base: string;
  readonly key: string;
  readonly origin: string;
  credentials = '';
  started: StartedView | undefined;
  /** lines by chat, exactly as they came */
  readonly lines = new Map<string, LineView[]>();
  readonly heard: Record<string, unknown>[] = [];
  /** numbers that came twice, or after a gap */
  readonly wrong: string[] = [];
  #socket: WebSocket | undefined;

  constructor(base: string, key: string, origin = 'https://north.test') {
    this.base = base;
    this.key = key;
    this.origin = origin;
  }

  async call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const form = body instanceof FormData;
    const answer = await fetch(`${this.base}/chat/${this.key}${path}`, {
      method, headers: { origin: this.origin, ...(this.credentials ? { 'x-keepdesk-visitor': this.credentials } : {}), ...(body === undefined || form ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = (text.startsWith('{') ? JSON.parse(text) : {}) as T & { error?: { code: string; message: string } };
    if (!answer.ok) throw new CallError(answer.status, json.error?.code ?? '', json.error?.message ?? text);
    return json;
  }

  async start(more: Record<string, unknown> = {}): Promise<StartedView> {
    this.started = await this.call<StartedView>('POST', '/start', { ...(this.credentials ? { visitor: this.credentials } : {}), ...more });
    this.credentials = this.started.visitor;
    return this.started;
  }

  say(text: string, more: Record<string, unknown> = {}): Promise<{ chat: string; seq: number }> {
    return this.call('POST', '/messages', { client_id: crypto.randomUUID(), text, ...more });
  }

  /** Opens the socket and says what it has. */
  async connect(): Promise<void> {
    this.cut();
    const socket = new WebSocket(`${this.base.replace(/^http/, 'ws')}/chat/${this.key}/socket`, { origin: this.origin });
    this.#socket = socket;
    const ready = new Promise<void>((resolve, reject) => {
      socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', visitor: this.credentials, has: Object.fromEntries([...this.lines].map(([chat, lines]) => [chat, lines.at(-1)?.seq ?? 0])) })));
      socket.on('message', (data) => {
        // What a browser was told after it turned away it has not seen.
        if (this.#socket !== socket) return;
        this.#hear(JSON.parse(String(data)) as Record<string, unknown>);
        resolve();
      });
      socket.on('close', (code, why) => reject(new Error(`closed ${code} ${String(why)}`)));
      socket.on('error', reject);
    });
    ready.catch(() => {});
    await ready;
  }

  tell(frame: Record<string, unknown>): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  /** The line is cut in the middle of whatever is being said. */
  cut(): void {
    this.#socket?.terminate();
    this.#socket = undefined;
  }

  all(chat?: string): LineView[] {
    return chat === undefined ? [...this.lines.values()].flat() : (this.lines.get(chat) ?? []);
  }

  async until(what: (browser: ChatBrowser) => boolean, seconds = 30): Promise<void> {
    for (const end = Date.now() + seconds * 1000; !what(this); await pause(5)) if (Date.now() > end) throw new Error(`it did not reach the browser in time: ${JSON.stringify(this.all().map((line) => [line.seq, line.text]))}`);
  }

  #hear(frame: Record<string, unknown>): void {
    this.heard.push(frame);
    if (frame.t !== 'lines') return;
    const chat = String(frame.chat);
    const have = this.lines.get(chat) ?? [];
    for (const line of frame.lines as LineView[]) {
      if (line.seq !== (have.at(-1)?.seq ?? 0) + 1) this.wrong.push(`${chat}: ${line.seq} after ${have.at(-1)?.seq ?? 0}`);
      have.push(line);
    }
    this.lines.set(chat, have);
    const last = have.at(-1);
    if (last) this.tell({ t: 'got', chat, seq: last.seq });
  }
}
