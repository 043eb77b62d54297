import { createHmac } from 'node:crypto';
import { said, type Answered, type Came, type StandIn } from './stand-in.ts';

type Row = { readonly type: string; readonly id: string; readonly attributes: Record<string, unknown>; readonly links: { readonly self: string } };

export const klaviyoKeys = { key: 'pk_standin0123456789abcdef' };

const SCOPES: Readonly<Record<string, string>> = { accounts: 'accounts:read', profiles: 'profiles:read', reviews: 'reviews:read', events: 'events:write', webhooks: 'webhooks:write' };
const pad = (n: number): string => String(n).padStart(6, '0');
const refused = (status: number, code: string, detail: string): Answered => said({ errors: [{ id: 'e-1', code, title: code, detail, status, source: { pointer: '/data' } }] }, status);

/** A Klaviyo account as far as it is asked. */
export class KlaviyoAccount implements StandIn {
  readonly lists: Readonly<Record<string, Row[]>>;
  readonly hooks: Row[] = [];
  /** events that were taken, by unique_id: once each */
  readonly events = new Map<string, Record<string, unknown>>();
  readonly #without: readonly string[];
  #hooks = 0;

  constructor({ orders, without = [] }: { orders: number; without?: readonly string[] }) {
    const numbers = Array.from({ length: orders }, (_, n) => n + 1);
    this.lists = { profiles: numbers.map(profile), reviews: numbers.map(review), accounts: [account] };
    this.#without = without;
  }

  effects(): number {
    return this.hooks.length + this.events.size;
  }

  answer(came: Came): Answered {
    if (came.headers.authorization !== `Klaviyo-API-Key ${klaviyoKeys.key}`) return refused(401, 'not_authenticated', 'The API key is not known');
    if (!/^\d{4}-\d\d-\d\d$/.test(came.headers.revision ?? '')) return refused(400, 'invalid', 'revision is missing');
    const [, , kind = '', id] = came.path.split('/');
    if (this.#without.includes(SCOPES[kind] ?? '')) return refused(403, 'permission_denied', `The key lacks ${SCOPES[kind] ?? ''}`);
    if (kind === 'events') return this.#take(came);
    if (kind === 'webhooks') return this.#webhook(came, id);
    const rows = this.lists[kind] ?? [];
    if (id !== undefined) {
      const found = rows.find((row) => row.id === id);
      return found ? said({ data: found, links: { self: found.links.self } }) : refused(404, 'not_found', 'There is nothing of this id');
    }
    return said(page(came, rows));
  }

  #take(came: Came): Answered {
    const attributes = (came.json as { data: { attributes: { unique_id?: string; metric: { data: { attributes: { name: string } } }; profile: { data: { attributes: { email?: string; phone_number?: string } } } } } }).data.attributes;
    const person = attributes.profile.data.attributes;
    if (attributes.metric.data.attributes.name.length >= 128) return refused(400, 'invalid', 'Metric name must be less than 128 characters');
    if (!person.email && !person.phone_number) return refused(400, 'invalid', 'A profile identifier is needed');
    if (attributes.unique_id !== undefined && !this.events.has(attributes.unique_id)) this.events.set(attributes.unique_id, attributes);
    return { status: 202, json: null };
  }

  #webhook(came: Came, id: string | undefined): Answered {
    if (came.method === 'GET') return said({ data: this.hooks, links: links('webhooks') });
    if (came.method === 'DELETE') {
      const at = this.hooks.findIndex((hook) => hook.id === id);
      if (at < 0) return refused(404, 'not_found', 'There is nothing of this id');
      this.hooks.splice(at, 1);
      return { status: 204, json: null };
    }
    const { attributes } = (came.json as { data: { attributes: { name: string; endpoint_url: string } } }).data;
    const made: Row = { type: 'webhook', id: `01HOOK${++this.#hooks}`, attributes: { name: attributes.name, endpoint_url: attributes.endpoint_url, enabled: true, created_at: at, updated_at: at, description: null }, links: { self: `https://a.klaviyo.com/api/webhooks/01HOOK${this.#hooks}` } };
    this.hooks.push(made);
    return said({ data: made, links: { self: made.links.self } }, 201);
  }
}

/** The specification knows no null here; a list that ends has no next. */
const links = (kind: string, next: string | null = null) => ({ self: `https://a.klaviyo.com/api/${kind}`, ...(next === null ? {} : { next }) });

/** A cursor holds where it stands; the rest of the question comes with it. */
function page(came: Came, rows: readonly Row[]): object {
  const [, since] = /greater-than\(updated,(.+)\)/.exec(came.query.get('filter') ?? '') ?? [];
  const updated = (row: Row): number => Date.parse(String(row.attributes.updated ?? row.attributes.created));
  const sort = came.query.get('sort') ?? 'id';
  const all = rows.filter((row) => since === undefined || updated(row) > Date.parse(since));
  const sorted = sort === '-updated' ? all.toSorted((a, b) => updated(b) - updated(a)) : all;
  const from = Number(came.query.get('page[cursor]') ?? 0);
  const size = Number(came.query.get('page[size]') ?? 20);
  const query = new URLSearchParams([...came.query.entries(), ['page[cursor]', String(from + size)]]);
  query.set('page[cursor]', String(from + size));
  return { data: sorted.slice(from, from + size), links: links(came.path.split('/')[2] ?? '', from + size < sorted.length ? `https://a.klaviyo.com${came.path}?${query.toString()}` : null) };
}

const at = '2026-03-01T10:00:00+00:00';
const account: Row = {
  type: 'account', id: 'AbC123', links: { self: 'https://a.klaviyo.com/api/accounts/AbC123' },
  attributes: { test_account: false, contact_information: { default_sender_name: 'North', default_sender_email: 'hello@north.example', website_url: 'https://north.example', organization_name: 'North Apparel', street_address: { address1: 'Mill Lane 1', address2: '', city: 'Bremen', region: '', country: 'Germany', zip: '28195' } }, industry: 'Apparel', timezone: 'Europe/Berlin', preferred_currency: 'EUR', public_api_key: 'AbC123', locale: 'de-DE' },
};

export const profile = (n: number): Row => ({
  type: 'profile', id: `01PROFILE${pad(n)}`, links: { self: `https://a.klaviyo.com/api/profiles/01PROFILE${pad(n)}` },
  attributes: {
    email: `buyer${n}@example.test`, phone_number: null, external_id: null, first_name: 'Ana', last_name: `Silva ${n}`, organization: null, locale: 'pt-PT', title: null, image: null, created: at, updated: at, last_event_date: at, properties: {},
    subscriptions: { email: { marketing: { can_receive_email_marketing: n % 3 !== 0, consent: n % 3 === 0 ? 'UNSUBSCRIBED' : 'SUBSCRIBED', consent_timestamp: at, last_updated: at, method: 'FORM', method_detail: '', custom_method_detail: null, double_optin: null, suppression: [], list_suppressions: [] } } },
  },
});

export const review = (n: number): Row => ({
  type: 'review', id: `rev${pad(n)}`, links: { self: `https://a.klaviyo.com/api/reviews/rev${pad(n)}` },
  attributes: {
    email: `buyer${n}@example.test`, status: { value: n % 4 === 0 ? 'pending' : 'published' }, verified: true, review_type: 'review', created: at, updated: at, images: [], product: { url: 'https://north.example/mug', name: 'Mug', image_url: null, external_id: '66' }, rating: (n % 5) + 1, author: 'Ana S.',
    content: 'As described.', title: 'A mug', smart_quote: null, public_reply: null,
  },
});

/** A post of events signed as Klaviyo does: over the bytes and the moment. */
export function klaviyoSigned(payload: unknown, secret: string, now: Date): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(payload);
  const moment = String(Math.floor(now.getTime() / 1000));
  return { body, headers: { 'content-type': 'application/json', 'klaviyo-timestamp': moment, 'klaviyo-webhook-id': '01HOOK1', 'klaviyo-signature': createHmac('sha256', secret).update(body).update(moment).digest('hex') } };
}

/** Somebody said no. */
export const unsubscribed = (n: number): object => ({
  data: [{ external_id: `delivery-${n}`, topic: 'event:klaviyo.unsubscribed_from_email_marketing', payload: { data: { type: 'event', id: `ev${n}`, attributes: { timestamp: 1_772_359_200, event_properties: {}, datetime: at, uuid: `u-${n}` }, relationships: { profile: { data: { type: 'profile', id: `01PROFILE${pad(n)}` } }, metric: { data: { type: 'metric', id: 'T2' } } } } } }],
  meta: { klaviyo_webhook_id: '01HOOK1', klaviyo_account_id: 'AbC123', timestamp: at, version: '2026-07-15' },
});
