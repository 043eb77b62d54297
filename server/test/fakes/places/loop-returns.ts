import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = Record<string, unknown>;

export const loopKeys = { key: 'standin_key_0123456789', webhook_secret: 'standin_secret' };

/** A shop at Loop Returns as far as it is asked. */
export class LoopShop implements StandIn {
  readonly returns: Row[];
  readonly hooks: Row[] = [{ id: 1, shop_id: 65_432, topic: 'giftcard', trigger: 'giftcard.requested', url: 'https://elsewhere.example.com', status: 'active' }];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.returns = Array.from({ length: orders }, (_, n) => loopReturn(n + 1));
    this.#without = without;
  }

  effects(): number {
    return this.hooks.length;
  }

  answer(came: Came): Answered {
    if (came.headers['x-authorization'] !== loopKeys.key) return said({ error: { code: 'unauthorized', http_code: 401, message: 'The key is not known.' } }, 401);
    const path = came.path.replace(/^\/api\/v1/, '');
    const scope = path.startsWith('/webhooks') ? 'Developer tools' : 'Returns';
    if (this.#without.includes(scope)) return said({ error: { code: 'forbidden', http_code: 403, message: `The key lacks the scope ${scope}.` } }, 403);
    if (path.startsWith('/webhooks')) {
      if (came.method === 'GET') return said({ webhooks: this.hooks });
      const hook = { id: this.hooks.length + 1, shop_id: 65_432, ...(came.json as Row) };
      this.hooks.push(hook);
      return said(hook);
    }
    if (path.endsWith('/details')) {
      const found = this.returns.find((one) => one.id === came.query.get('return_id'));
      return found ? said(found) : said({ error: { code: 'not_found', http_code: 404, message: 'There is no such return.' } }, 404);
    }
    const [from, to] = ['from', 'to'].map((name) => new Date(`${(came.query.get(name) ?? '').replace(' ', 'T')}Z`).getTime());
    const field = came.query.get('filter') === 'updated_at' ? 'updated_at' : 'created_at';
    return said(this.returns.filter((one) => Date.parse(String(one[field])) >= (from ?? 0) && Date.parse(String(one[field])) < (to ?? 0)));
  }
}

/** One in every ten days, back into the past. */
export function loopReturn(n: number, more: Row = {}): Row {
  const at = new Date(Date.parse('2026-11-10T10:00:00Z') - n * 10 * 86_400_000).toISOString();
  return {
    id: String(500 + n), state: 'open', outcome: 'refund', created_at: at, updated_at: at, total: '23.80', order_id: String(n), order_name: `#${1000 + n}`, provider_order_id: String(100 + n), customer: `buyer${n}@example.test`, currency: 'EUR', refund: '23.80', gift_card: '0.00', carrier: 'DHL',
    tracking_number: `00340434161094${String(n).padStart(6, '0')}`, label_status: 'in_transit', label_url: null, destination_id: null, return_total: '23.80', line_items: [{ line_item_id: String(n), provider_line_item_id: String(10 * n), sku: 'TEE-M', title: 'Wool tee', price: '23.80', return_reason: 'Too small', outcome: 'refund' }], ...more,
  };
}

export function loopSigned(payload: unknown, secret: string): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  return { body, headers: { 'content-type': 'application/json', 'x-loop-signature': createHmac('sha256', secret).update(body).digest('base64') } };
}
