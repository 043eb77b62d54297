import { PlaceRefused, SlowDown, withKeys, type Asked, type Connector, type OutgoingText, type Keys, type Place, type PlaceAnswer, type PlaceRequest, type StreamName, type Tidings } from '../../src/modules/connections/index.ts';
import type { MemberActionKind, MemberErrand } from '../../src/modules/memberships/index.ts';
import type { ActionForShop, ActionKind, DisputeErrand } from '../../src/modules/orders/index.ts';
import type { LabelWanted } from '../../src/modules/returns/index.ts';
import { Refusal } from '../../src/platform/refusal/refusal.ts';
import { cameOf, type Came, type Answered, type StandIn } from '../fakes/places/stand-in.ts';

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly query?: Readonly<Record<string, string>>;
}

/** What a connector's test gives so that it can be taken through everything it does. */
export interface Sample {
  readonly connector: Connector;
  readonly keys: Keys;
  /** a place with so many orders in it, permissions withheld by name */
  readonly standIn: (given: { orders: number; without?: readonly string[] }) => StandIn;
  /** in a place of three orders, an action of each kind the desk can */
  readonly actions?: Partial<Record<ActionKind, ActionForShop>>;
  /** in the same place, an errand of each kind for subscriptions and points */
  readonly members?: Partial<Record<MemberActionKind, MemberErrand>>;
  /** in the same place, the answer to a dispute */
  readonly dispute?: DisputeErrand;
  /** a label for what comes back that the place can make */
  readonly label?: LabelWanted;
  /** the settings `check` keeps */
  readonly settings?: Readonly<Record<string, string>>;
  /** signed webhooks as the vendor sends them, under this secret */
  readonly webhooks?: { readonly secret: string; readonly sign: (kind: string, payload: unknown, secret: string, at: Date) => Signed; readonly examples: readonly { kind: string; payload: unknown }[] };
  /** numbers of parcels the desk knows, for places that only answer about a number */
  readonly underWay?: (standIn: StandIn) => readonly string[];
  /** addresses of people the desk knows, for places that only answer about one */
  readonly people?: (standIn: StandIn) => readonly string[];
  /** something it is told of, where it listens */
  readonly tidings?: Tidings;
  /** a message to a telephone, where it brings them */
  readonly text?: OutgoingText;
  /** more that is asked of the place: what only some connectors do */
  readonly more?: (place: Place) => Promise<void>;
}

export const tourNow = new Date('2026-11-20T12:00:00Z');

/** One request with its answer, for whoever judges both. */
export interface Exchange {
  readonly url: string;
  readonly came: Came;
  readonly body: string;
  readonly answered: Answered;
}

/** An open place that speaks with a stand-in directly. Every exchange is written down. */
export function placeIn(sample: Sample, standIn: StandIn, exchanges: Exchange[] = [], keys: Keys = sample.keys): Place {
  const { connector } = sample;
  const base = connector.base(keys);
  if (base instanceof Refusal) throw base;
  const send = async (url: string, request: PlaceRequest, headers: Readonly<Record<string, string>>): Promise<PlaceAnswer> => {
    const type = request.json !== undefined ? { 'content-type': 'application/json' } : request.form !== undefined ? { 'content-type': 'application/x-www-form-urlencoded' } : {};
    const body = request.json !== undefined ? JSON.stringify(request.json) : request.form !== undefined ? new URLSearchParams(request.form).toString() : '';
    const once = request.once !== undefined && connector.onceHeader !== undefined ? { [connector.onceHeader]: request.once } : {};
    const all = Object.fromEntries(Object.entries({ accept: 'application/json', ...type, ...headers, ...once, ...request.headers }).map(([name, value]) => [name.toLowerCase(), value]));
    const came = cameOf(request.method, url, all, body);
    const answered = standIn.answer(came);
    exchanges.push({ url, came, body, answered });
    if (answered.status === 429) throw new SlowDown(1);
    if (answered.status >= 200 && answered.status < 300) return { status: answered.status, headers: answered.headers ?? {}, json: answered.json };
    const refusal = answered.status >= 400 && answered.status < 500 ? connector.refusal(answered.status, answered.json) : null;
    if (refusal) throw new PlaceRefused(answered.status, refusal.code, refusal.message);
    throw new Error(`status ${answered.status}`);
  };
  let token: string | null = null;
  // A clock that runs: who reads it twice must stand that it is later.
  let looks = 0;
  return {
    id: '0190a0a0-0000-7000-8000-000000000001', brandId: '0190a0a0-0000-7000-8000-000000000002', keys, settings: sample.settings ?? {}, now: () => new Date(tourNow.getTime() + looks++ * 1000), context: { url: base, currency: 'EUR', timeZone: 'Europe/Berlin' },
    ...(sample.underWay ? { underWay: async () => sample.underWay?.(standIn) ?? [] } : {}),
    ...(sample.people ? { people: async ({ after, since }: Asked) => peopleOf(sample.people?.(standIn) ?? [], after, since) } : {}),
    ask: async (request) => {
      if (connector.token && token === null) token = (await connector.token(keys, (url, given, headers, as = 'form') => send(url, { method: 'POST', path: '', ...(as === 'json' ? { json: given } : { form: given }) }, headers ?? {})).catch((error: unknown) => {
        throw error instanceof PlaceRefused ? new PlaceRefused(401, error.code, error.message) : error;
      })).value;
      const asked = withKeys(request, connector.inQuery?.(keys, token));
      return send(`${base}${asked.path}`, asked, connector.headers(keys, token));
    },
  };
}

/** Fifty at a time; nobody came later than the tour. */
function peopleOf(all: readonly string[], after: string | null, since: Date | null): { emails: string[]; next: string | null } {
  const from = after === null ? 0 : Number(after);
  const there = since !== null && since > tourNow ? [] : all;
  return { emails: there.slice(from, from + 50), next: from + 50 < there.length ? String(from + 50) : null };
}

/** All items of a stream, from a place in it on. */
export async function walk(place: Place, connector: Connector, name: StreamName, from: { after: string | null; since: Date | null } = { after: null, since: null }): Promise<{ items: unknown[]; cursors: (string | null)[] }> {
  const stream = connector.streams.find((one) => one.name === name);
  if (!stream) throw new Error(`no stream ${name}`);
  const items: unknown[] = [];
  const cursors: (string | null)[] = [];
  for (let after = from.after; ;) {
    const page = await stream.page(place, { after, since: from.since });
    items.push(...page.items);
    cursors.push(page.next);
    if (page.next === null || page.next === after) return { items, cursors };
    if (cursors.length > 200) throw new Error(`${name} has no end`);
    after = page.next;
  }
}

/** Takes a connector through everything it does: who are you, every list, changes, one thing, webhooks asked for, every action and the look for it. */
export async function tour(sample: Sample): Promise<readonly Exchange[]> {
  const { connector } = sample;
  const exchanges: Exchange[] = [];
  const place = placeIn(sample, sample.standIn({ orders: 3 }), exchanges);
  await connector.check(place);
  for (const stream of connector.streams) {
    const { items } = await walk(place, connector, stream.name);
    if (stream.changes) await walk(place, connector, stream.name, { after: null, since: new Date(tourNow.getTime() - 86_400_000) });
    const id = items.flatMap((item) => connector.translate(stream.kind, item, place.context).records).flatMap((record) => ('sourceId' in record ? [record.sourceId] : []))[0];
    if (id !== undefined) await connector.one?.(place, stream.name, id);
  }
  await connector.webhooks?.subscribe?.(place, 'https://desk.example.com/webhooks/x/c/1', 'a-secret-of-ours-0123456789');
  for (const action of Object.values(sample.actions ?? {})) {
    const order = await connector.one?.(place, 'orders', action.order.sourceId);
    await connector.desk?.find(place, action, order);
    await connector.desk?.send(place, action);
  }
  for (const errand of errandsOf(sample)) {
    await errand.look(place);
    await errand.send(place);
  }
  if (sample.tidings) await connector.tells?.tell(place, sample.tidings);
  if (sample.label) await tourLabels(sample, place, sample.label);
  if (sample.text) await tourTexts(sample, place, sample.text);
  await sample.more?.(place);
  return exchanges;
}

/** A label is made, asked for again where that is safe, and given back. */
async function tourLabels({ connector }: Sample, place: Place, label: LabelWanted): Promise<void> {
  await connector.labels?.services(place);
  const made = await connector.labels?.make(place, label);
  if (connector.labels?.repeatable) await connector.labels.make(place, label);
  if (made?.reference !== undefined) for (let times = 0; times < 2; times += 1) await connector.labels?.void?.(place, made.reference);
}

/** A message is sent, looked for and read; the templates it may be made of are listed. */
async function tourTexts({ connector }: Sample, place: Place, text: OutgoingText): Promise<void> {
  const taken = await connector.texts?.send(place, text);
  await connector.texts?.find(place, text);
  if (taken) await connector.texts?.read?.(place, taken.id);
  await connector.texts?.templates?.(place);
}

/** Something asked of a place that leaves a mark there, whatever it is about. */
export interface Deed {
  readonly name: string;
  send(place: Place, attempt?: number): Promise<unknown>;
  look(place: Place): Promise<{ readonly happened: string } | undefined>;
}

/** The errands for subscriptions, points and disputes. */
export function errandsOf({ connector, members = {}, dispute }: Sample): readonly Deed[] {
  const one = (place: Place, stream: StreamName, id: string): Promise<unknown> => connector.one?.(place, stream, id) ?? Promise.resolve(null);
  const ofMembers = Object.entries(members).map(([name, errand]): Deed => ({
    name, send: async (place, attempt = 1) => connector.members?.send(place, { ...errand, attempt }),
    look: async (place) => connector.members?.find(place, errand, await one(place, errand.at.what === 'subscription' ? 'subscriptions' : 'loyalty', errand.at.sourceId)),
  }));
  const answer: Deed[] = dispute === undefined ? [] : [{
    name: 'answer a dispute', send: async (place, attempt = 1) => connector.disputes?.send(place, { ...dispute, attempt }),
    look: async (place) => connector.disputes?.find(place, dispute, await one(place, 'disputes', dispute.dispute.sourceId)),
  }];
  return [...ofMembers, ...answer];
}
