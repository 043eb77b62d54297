import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

export const yotpoKeys = { app_key: 'StandInAppKey0123456789', secret: 'StandInSecret0123456789' };
export const yotpoLoyaltyKeys = { guid: 'standin-guid-0123456789', key: 'standin-key-0123456789' };
const TOKEN = 'standin-utoken';
const pad = (n: number): string => String(n).padStart(4, '0');

/** A Yotpo store as far as its reviews are asked for. */
export class YotpoStore implements StandIn {
  readonly reviews: Record<string, unknown>[];
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.reviews = Array.from({ length: orders }, (_, n) => review(n + 1));
    this.#without = without;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    if (came.path === '/oauth/token') {
      const given = came.json as { client_id?: string; client_secret?: string; grant_type?: string } | null;
      const known = given?.client_id === yotpoKeys.app_key && given.client_secret === yotpoKeys.secret && given.grant_type === 'client_credentials';
      return known ? said({ access_token: TOKEN, token_type: 'bearer' }) : said({ error: 'invalid_client', error_description: 'Client authentication failed' }, 401);
    }
    if (came.query.get('utoken') !== TOKEN) return said({ status: { code: 401, message: 'Access Denied' } }, 401);
    if (this.#without.includes('Reviews')) return said({ status: { code: 403, message: 'This app may not read reviews' } }, 403);
    if (came.path !== `/v1/apps/${yotpoKeys.app_key}/reviews`) return said({ status: { code: 404, message: 'Not found' } }, 404);
    const since = came.query.get('since_updated_at');
    const all = this.reviews.filter((row) => since === null || Date.parse(String(row.updated_at)) >= Date.parse(since));
    const [count, page] = [Number(came.query.get('count') ?? 10), Number(came.query.get('page') ?? 1)];
    return said({ reviews: all.slice((page - 1) * count, page * count) });
  }
}

export const review = (n: number): Record<string, unknown> => ({
  id: 5000 + n, title: 'Nice', content: 'As described.', score: (n % 5) + 1, votes_up: 0, votes_down: 0, created_at: '2026-03-01T10:00:00.000Z', updated_at: '2026-03-01T10:00:00.000Z', sentiment: 0.5, sku: '66', name: 'Ana S.', email: `buyer${n}@example.test`, reviewer_type: 'verified_buyer',
  deleted: false, archived: false, escalated: false, user_reference: '',
});

/** A loyalty programme that answers about one address at a time. */
export class YotpoLoyalty implements StandIn {
  readonly members: Map<string, Record<string, unknown>>;
  readonly #without: readonly string[];

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    this.members = new Map(Array.from({ length: orders }, (_, n) => [`buyer${pad(n + 1)}@example.test`, { email: `buyer${pad(n + 1)}@example.test`, first_name: 'Ana', last_name: 'Silva', points_balance: n * 10, points_earned: n * 20, vip_tier_name: n % 2 === 0 ? 'Gold' : 'Silver' }]));
    this.#without = without;
  }

  effects(): number {
    return 0;
  }

  answer(came: Came): Answered {
    if (came.headers['x-guid'] !== yotpoLoyaltyKeys.guid || came.headers['x-api-key'] !== yotpoLoyaltyKeys.key) return said({ error: 'unauthorized' }, 401);
    if (this.#without.includes('Loyalty customers')) return said({ error: 'forbidden' }, 403);
    const member = this.members.get(came.query.get('customer_email') ?? '');
    return member ? said(member) : said({ error: 'customer not found' }, 404);
  }
}
