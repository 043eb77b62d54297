import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Wish {
  kind: string;
  address?: Record<string, string>;
  set?: { line_id: string; quantity: number }[];
  add?: { quantity: number; item: { sku: string | null; title: string; unit_price_minor: number; variant_source_id: string } }[];
}

interface Asked {
  id: string;
  kind: string;
  wish: Wish;
  consequence: { refund_minor: number; given_minor: number; after: { state: string; payment_state: string; total_minor?: number } };
  order: { source_id: string };
}

/** How the next requests are treated: answered, answered after doing it but with the line cut, cut without doing anything, or refused. */
type Mood = 'well' | 'cut_after' | 'cut_before' | 'no' | 'down';

/** A shop of somebody's own making that speaks our signed requests, and does each action's id once. */
export class CustomShop {
  secret = '';
  mood: Mood = 'well';
  /** requests that were signed, by type */
  readonly heard: { type: string; id: string }[] = [];
  /** what was done, by the action's id */
  readonly done = new Map<string, Asked>();
  order: Record<string, unknown> & { refunds: unknown[] };
  #changes = 0;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(order: Record<string, unknown>) {
    this.order = { ...order, refunds: [] };
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/keepdesk`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = '';
    for await (const part of request) text += String(part);
    const id = String(request.headers['webhook-id']);
    const signature = createHmac('sha256', Buffer.from(this.secret.replace('whsec_', ''), 'base64')).update(`${id}.${String(request.headers['webhook-timestamp'])}.${text}`).digest('base64');
    if (request.headers['webhook-signature'] !== `v1,${signature}`) return void response.writeHead(401).end('{}');
    const body = JSON.parse(text) as { type: string; action?: Asked };
    this.heard.push({ type: body.type, id });
    if (this.mood === 'down') return void request.socket.destroy();
    const say = (value: unknown): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (body.type === 'test') return say({ ok: true });
    if (body.type === 'order.read') return say({ order: this.order });
    const action = body.action as Asked;
    if (body.type === 'order_action.find') return say(this.done.has(action.id) ? this.#report(action) : { state: 'not_known' });
    if (this.mood === 'no') return say({ state: 'failed', message: 'The warehouse has packed it.' });
    if (this.mood === 'cut_before') return void request.socket.destroy();
    this.#do(action);
    if (this.mood === 'cut_after') return void request.socket.destroy();
    say(this.#report(action));
  }

  #report(action: Asked): unknown {
    return { state: 'done', message: 'done', reference: `ref-${action.id.slice(-4)}`, ...(action.kind === 'credit' ? { code: 'SORRY-10' } : {}), order: this.order };
  }

  #do(action: Asked): void {
    if (this.done.has(action.id)) return;
    this.done.set(action.id, action);
    const { after, refund_minor: amount } = action.consequence;
    const currency = (this.order.total as { currency: string }).currency;
    this.order = {
      ...this.order, state: after.state, payment_state: after.payment_state, changed_at: new Date(Date.now() + this.#changes++).toISOString(),
      refunds: [...this.order.refunds, ...(amount > 0 ? [{ source_id: `ref-${action.id.slice(-4)}`, amount: { amount_minor: amount, currency }, at: new Date().toISOString() }] : [])],
      ...(action.kind === 'change_items' ? { total: { amount_minor: after.total_minor, currency }, refunds: this.order.refunds, lines: this.#linesAfter(action.wish), received: { amount_minor: ((this.order.received ?? this.order.total) as { amount_minor: number }).amount_minor - amount, currency } } : {}),
      ...(action.kind === 'correct_address' ? { shipping_address: action.wish.address } : {}),
    };
  }

  #linesAfter({ set = [], add = [] }: Wish): unknown[] {
    const { currency } = this.order.total as { currency: string };
    const lines = this.order.lines as { source_id: string; quantity: number }[];
    return [
      ...lines.map((line) => ({ ...line, quantity: set.find((one) => one.line_id === line.source_id)?.quantity ?? line.quantity })).filter((line) => line.quantity > 0),
      ...add.map(({ quantity, item }) => ({ source_id: `line-${item.variant_source_id}`, sku: item.sku, title: item.title, quantity, unit_price: { amount_minor: item.unit_price_minor, currency } })),
    ];
  }
}
