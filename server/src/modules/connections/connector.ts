import type { Refusal } from '../../platform/refusal/refusal.ts';
import type { MemberActionKind, MemberErrand } from '../memberships/index.ts';
import type { ActionForShop, ActionKind, DisputeErrand, Finding, ShopAnswer, Way } from '../orders/index.ts';
import type { LabelMade, LabelService, LabelVoided, LabelWanted } from '../returns/index.ts';
import type { placeKinds, streamNames, uses } from './contract.ts';
import type { PlaceContext, Translate } from './records.ts';

// What a connector is: everything Keepdesk has to know of one vendor, as data and small functions. It keeps no tables and starts
// nothing: the room `connections` fetches, retries, remembers and shows; the connector says what to ask and what the answers mean.

export type PlaceKind = (typeof placeKinds)[number];

/** Something the person who connects has to give. */
export interface Field {
  readonly name: string;
  /** as the vendor's own screens call it */
  readonly called: string;
  /** where it is found there, as its menus say */
  readonly where?: string;
  /** sealed, and never shown again */
  readonly secret: boolean;
  readonly optional?: boolean;
  /** of what people paste, what it means: an address out of a page of the vendor's admin */
  readonly tidy?: (given: string) => string;
  /** of the whole text; what does not fit is refused before anything is asked */
  readonly pattern?: string;
  readonly example?: string;
  /** one of these */
  readonly choices?: readonly string[];
}

export type Use = (typeof uses)[number];

export interface Permission {
  /** the vendor's name of it: a scope, a resource, a box to tick */
  readonly name: string;
  readonly for: Use;
  /** without it nothing can be connected */
  readonly needed: boolean;
}

/** What was given by the person who connects, by name of field. */
export type Keys = Readonly<Record<string, string>>;

export interface PlaceRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** from the place's base; the query belongs to it */
  readonly path: string;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** the same for the same effect: vendors that know idempotency keys do it once */
  readonly once?: string;
}

export interface PlaceAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/** An open connection as a connector sees it. */
export interface Place {
  readonly id: string;
  readonly brandId: string;
  readonly keys: Keys;
  readonly context: PlaceContext;
  /** what `check` found and wanted kept: ids of an account, a region */
  readonly settings: Readonly<Record<string, string>>;
  readonly now: () => Date;
  /** @throws PlaceRefused for a no that is meant, SlowDown where it asks for patience, and any other error where nobody knows what happened */
  ask(request: PlaceRequest): Promise<PlaceAnswer>;
  /** numbers of the brand's parcels under way with these carriers, for places that only answer about a number; none while keys are tried */
  underWay?(carriers: readonly string[]): Promise<readonly string[]>;
  /** addresses of the brand's customers, page by page, for places that only answer about one; with `since` those who came or bought since then. None while keys are tried. */
  people?(asked: Asked): Promise<{ readonly emails: readonly string[]; readonly next: string | null }>;
}

/** A place said no, and meant it: it did not do what was asked. */
export class PlaceRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'PlaceRefused';
    this.status = status;
    this.code = code;
  }

  /** whether the keys are no longer good, or not good for this */
  get locked(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** A place asks to be left alone for a while. */
export class SlowDown extends Error {
  readonly seconds: number;

  constructor(seconds: number) {
    super(`the place asks us to wait ${seconds} s`);
    this.name = 'SlowDown';
    this.seconds = seconds;
  }
}

export interface About {
  /** what people call the place */
  readonly name: string;
  /** what it is known by: the same place connected again is the same connection */
  readonly account: string;
  readonly currency: string | null;
  readonly timeZone?: string | null;
  readonly settings?: Readonly<Record<string, string>>;
  /** names of permissions it does not give us */
  readonly missing: readonly string[];
}

export type StreamName = (typeof streamNames)[number];

export interface Asked {
  /** where the page before ended, as it said; null for the first */
  readonly after: string | null;
  /** only what changed since; null for everything */
  readonly since: Date | null;
}

export interface Page {
  /** each is translated by itself, so that one that cannot be read stops no other */
  readonly items: readonly unknown[];
  readonly next: string | null;
  readonly total: number | null;
  /** so long the place wants to be left alone before the next page */
  readonly restSeconds?: number;
}

/** A list that is fetched whole once and looked at for changes from then on. */
export interface Stream {
  readonly name: StreamName;
  /** what an item is translated as */
  readonly kind: string;
  readonly page: (place: Place, asked: Asked) => Promise<Page>;
  /** without it the place does not give this list; the others are fetched all the same */
  readonly permission?: string;
  /** false where the place cannot be asked for changes: fetched once, then told by webhooks and by other streams */
  readonly changes: boolean;
  /** the place answers about one address at a time, and `one` of it is read by an address: whoever writes to us is asked about at once */
  readonly byAddress?: boolean;
}

export interface WebhookRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** what the connection it came for is known by: a secret may be that of several places */
  readonly account?: string;
}

export interface Told {
  /** the place's id of this delivery; null where it has none: then its bytes are what it is known by */
  readonly id: string | null;
  readonly kind: string;
  readonly payload: unknown;
  /** when it tells only that something changed: what to read back */
  readonly readBack?: { readonly stream: StreamName; readonly id: string };
  /** when it happened, by the place's clock */
  readonly happenedAt?: Date | null;
  /** the place has taken our access back: its keys are forgotten */
  readonly left?: boolean;
}

export interface Webhooks {
  /** `secret` is ours where the place lets us choose it, else what the person gave as the field named here */
  readonly secretField?: string;
  /** every comparison in constant time */
  readonly verify: (secret: string, request: WebhookRequest, now: Date) => boolean;
  /** @throws Unreadable */
  readonly read: (request: WebhookRequest) => readonly Told[];
  /** what a place asks before it trusts the address; null when the request is no such question */
  readonly greet?: (secret: string, request: WebhookRequest) => { readonly body: string; readonly type: string } | null;
  /** what the place wants to read where a webhook is answered, if not JSON */
  readonly answer?: (request: WebhookRequest) => { readonly body: string; readonly type: string };
  /** the place makes the secret, and tells it once, when it is subscribed to */
  readonly secretFromPlace?: boolean;
  /** asks the place to tell its news at this address; `secret` is empty where the place has not told one yet. Left out where a person sets it up by hand. */
  readonly subscribe?: (place: Place, address: string, secret: string) => Promise<Subscribed>;
}

export interface Subscribed {
  /** topics the place would not tell us of, and why */
  readonly problems: readonly { topic: string; message: string }[];
  /** what it signs with, where it makes that itself */
  readonly secret?: string;
}

/** Actions on orders. */
export interface PlaceDesk {
  /** what it can do, and the permission it takes */
  readonly can: Readonly<Partial<Record<ActionKind, string | null>>>;
  /** what is sent again may be another product than that of the line */
  readonly swaps?: boolean;
  /** ways it knows, the usual one first, and the permission each takes */
  readonly ways?: Readonly<Partial<Record<ActionKind, readonly (readonly [way: Way, permission: string | null])[]>>>;
  /** throws PlaceRefused for a no, anything else where nobody knows */
  readonly send: (place: Place, action: ActionForShop) => Promise<ShopAnswer>;
  /** whether the place's own records show it; `order` is what `one` gave just now */
  readonly find: (place: Place, action: ActionForShop, order: unknown) => Promise<Finding>;
}

/** Actions on subscriptions and points. */
export interface PlaceMembers {
  readonly can: Readonly<Partial<Record<MemberActionKind, string | null>>>;
  readonly send: (place: Place, errand: MemberErrand) => Promise<ShopAnswer>;
  /** `thing` is what `one` gave just now */
  readonly find: (place: Place, errand: MemberErrand, thing: unknown) => Promise<Finding>;
}

/** Answers to disputes. */
export interface PlaceDisputes {
  readonly permission: string | null;
  readonly send: (place: Place, errand: DisputeErrand) => Promise<ShopAnswer>;
  /** `dispute` is what `one` gave just now */
  readonly find: (place: Place, errand: DisputeErrand, dispute: unknown) => Promise<Finding>;
}

/** Something that happened here, as a service beside the shop is told of it. Never words of a customer. */
export interface Tidings {
  /** the same for the same news, however often it is sent: the place takes it once */
  readonly id: string;
  /** what happened, as people of the shop call it: "Return opened" */
  readonly name: string;
  readonly at: Date;
  readonly person: { readonly email: string | null; readonly phone: string | null };
  readonly value: { readonly amountMinor: number; readonly currency: string } | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

/** Hearing from us what happened to its people. */
export interface PlaceTells {
  readonly permission: string | null;
  /** throws PlaceRefused for a no that is meant; after anything else it is sent again under the same id */
  readonly tell: (place: Place, tidings: Tidings) => Promise<void>;
}

/** Labels for what comes back. */
export interface PlaceLabels {
  readonly permission: string | null;
  /** asking a second time with the same key makes no second label: the place knows the key, or is read before it is asked again. False: it is asked once. */
  readonly repeatable: boolean;
  /** what can be bought there; none where the brand writes what it wants in its own words */
  readonly services: (place: Place) => Promise<readonly LabelService[]>;
  /** throws PlaceRefused or LabelRefused for a no, SlowDown for what was surely not done, anything else where nobody knows */
  readonly make: (place: Place, wanted: LabelWanted) => Promise<LabelMade>;
  /** `reference` is what `make` gave; safe to repeat. Left out where a place takes nothing back. */
  readonly void?: (place: Place, reference: string) => Promise<LabelVoided>;
}

export type TextChannel = 'sms' | 'whatsapp';

/** A short message from the brand to one person's telephone. */
export interface OutgoingText {
  /** ours: the same for the same message, however often it is tried */
  readonly id: string;
  /** E.164 */
  readonly to: string;
  readonly text: string;
  /** in words the place has agreed to; null for free words */
  readonly template: { readonly name: string; readonly language: string; readonly values: readonly string[] } | null;
  /** where the place tells what became of it */
  readonly callback: string;
  /** when it was tried first; what the place has from before is another */
  readonly triedAt: Date;
  /** the place's ids of other messages to the same person, that are known not to be this one */
  readonly others: readonly string[];
}

export interface TextTaken {
  /** the place's own */
  readonly id: string;
}

/** What a place says of a message it has. `price` is null until it knows. */
export interface TextStanding {
  readonly price: { readonly cents: number; readonly currency: string } | null;
  readonly segments: number | null;
}

export interface TextTemplate {
  readonly name: string;
  readonly language: string;
  /** only `approved` can be sent; else what the place calls it */
  readonly state: 'approved' | 'waiting' | 'refused';
  readonly said: string;
  readonly body: string;
  /** how many values it takes */
  readonly values: number;
}

/** Why a message could not be brought: the number is none or gone, the person stopped it, the template is not agreed to, or anything else. */
export type TextFault = 'number' | 'stopped' | 'template' | 'other';

/** Messages to telephones. */
export interface PlaceTexts {
  readonly channel: TextChannel;
  readonly permission: string | null;
  /** throws PlaceRefused for a no that is meant, SlowDown for what was surely not done, anything else where nobody knows */
  readonly send: (place: Place, text: OutgoingText) => Promise<TextTaken>;
  /** of one whose answer was lost: whether the place has it; `unknown` where it cannot be asked and tells by itself */
  readonly find: (place: Place, text: OutgoingText) => Promise<TextTaken | 'no' | 'unknown'>;
  readonly faultOf: (code: string) => TextFault;
  readonly read?: (place: Place, id: string) => Promise<TextStanding>;
  readonly templates?: (place: Place) => Promise<readonly TextTemplate[]>;
}

export interface Token {
  readonly value: string;
  readonly seconds: number;
  /** keys that changed with it: a refresh token that is good once */
  readonly keys?: Keys;
}

export interface Connector {
  /** lower case, lasting: also the source of what it tells */
  readonly vendor: string;
  readonly called: string;
  readonly kind: PlaceKind;
  readonly fields: readonly Field[];
  readonly permissions: readonly Permission[];
  /** the page of docs/integrating that tells the rest */
  readonly page: string;
  /** its orders are one brand's: connected to a second brand, each would be there twice */
  readonly oneBrand?: boolean;
  /** what its requests have met so far */
  readonly met: 'place' | 'official_specification' | 'derived_specification' | 'third_party_specification' | 'documentation';
  /** at most so many requests in so many seconds */
  readonly pace: { readonly requests: number; readonly seconds: number };
  /** where requests go; a Refusal where what was given is no address. Hosts are always checked to be public. */
  readonly base: (keys: Keys) => string | Refusal;
  readonly headers: (keys: Keys, token: string | null) => Readonly<Record<string, string>>;
  /** of every request, where the place wants its key in the address */
  readonly inQuery?: (keys: Keys, token: string | null) => Readonly<Record<string, string>>;
  /** a token that lasts a while, where one is asked for first; what is given goes as a form unless told */
  readonly token?: (keys: Keys, ask: (url: string, form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>, as?: 'form' | 'json') => Promise<PlaceAnswer>) => Promise<Token>;
  /** of an answer that is a no; null when it is not the place that speaks (a proxy's page) */
  readonly refusal: (status: number, json: unknown) => { readonly code: string; readonly message: string } | null;
  /** the header the place reads idempotency keys from */
  readonly onceHeader?: string;
  readonly check: (place: Place) => Promise<About>;
  readonly streams: readonly Stream[];
  /** one thing, read again; null where the place no longer knows it */
  readonly one?: (place: Place, stream: StreamName, sourceId: string) => Promise<unknown>;
  readonly webhooks?: Webhooks;
  readonly desk?: PlaceDesk;
  readonly members?: PlaceMembers;
  readonly disputes?: PlaceDisputes;
  readonly tells?: PlaceTells;
  readonly labels?: PlaceLabels;
  readonly texts?: PlaceTexts;
  readonly translate: Translate;
}
