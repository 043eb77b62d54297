import { Type, type Static } from 'typebox';

export const placeKinds = ['shop', 'marketplace', 'payments', 'subscriptions', 'returns', 'loyalty', 'reviews', 'marketing', 'tracking', 'carrier', 'messages'] as const;

/** What a permission is needed for; the desk says it in the reader's language. */
export const uses = [
  'orders_read', 'orders_past_read', 'orders_write', 'orders_again_write', 'order_items_write', 'refunds_write', 'gift_cards_write', 'store_credit_write', 'restock_read', 'products_read', 'stock_read', 'customers_read', 'returns_read', 'returns_write', 'payments_read', 'disputes_read', 'disputes_write', 'subscriptions_read', 'subscriptions_write',
  'shipments_read', 'labels_write', 'tracking_read', 'loyalty_read', 'loyalty_write', 'reviews_read', 'profiles_read', 'activity_write', 'campaigns_read', 'messages_read', 'messages_write', 'webhooks_write',
] as const;

export const streamNames = ['products', 'customers', 'orders', 'shipments', 'payments', 'disputes', 'returns', 'subscriptions', 'charges', 'loyalty', 'reviews', 'campaigns', 'messages'] as const;

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const vendor = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });
const keys = Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 10_000 }));

/** What can be connected, and what it takes. */
export const ConnectorShape = Type.Object({
  vendor: Type.String(), called: Type.String(), kind: Type.Enum([...placeKinds]), page: Type.String(), met: Type.String({ description: 'what its requests have met so far: the place itself, or a specification' }),
  fields: Type.Array(Type.Object({ name: Type.String(), called: Type.String(), where: nullable(Type.String()), secret: Type.Boolean(), optional: Type.Boolean(), example: nullable(Type.String()), choices: nullable(Type.Array(Type.String())) })),
  permissions: Type.Array(Type.Object({ name: Type.String(), for: Type.Enum([...uses]), needed: Type.Boolean() })),
  streams: Type.Array(Type.Enum([...streamNames])), webhooks: Type.Union([Type.Literal('by_itself'), Type.Literal('by_hand'), Type.Literal('none')]), actions: Type.Array(Type.String()), tells: Type.Boolean({ description: 'can be told what happens here' }),
});
export type ConnectorView = Static<typeof ConnectorShape>;

export const Connection = Type.Object({
  id: Type.String(), brand_id: Type.String(), vendor: Type.String(), called: Type.String(), kind: Type.Enum([...placeKinds]), name: Type.String(), account: Type.String(), currency: nullable(Type.String()), source: Type.String(),
  state: Type.Union([Type.Literal('syncing'), Type.Literal('connected'), Type.Literal('failing'), Type.Literal('locked')]), error: nullable(Type.String()), failing_since: nullable(Type.String()), missing: Type.Array(Type.Object({ name: Type.String(), for: Type.Enum([...uses]) })),
  connected_at: Type.String(), fetched_at: nullable(Type.String()), last_event_at: nullable(Type.String({ description: 'the newest webhook' })), problems: Type.Integer(),
  webhooks: Type.Object({ how: Type.Union([Type.Literal('by_itself'), Type.Literal('by_hand'), Type.Literal('none')]), address: nullable(Type.String()), registered_at: nullable(Type.String()), problems: Type.Array(Type.Object({ topic: Type.String(), message: Type.String() })), last_day: Type.Integer(), lag_seconds: nullable(Type.Number({ description: 'from what happened there to its arrival here, of the latest of the last day that says when it happened' })) }),
  streams: Type.Array(Type.Object({ name: Type.Enum([...streamNames]), whole: Type.Boolean({ description: 'everything was fetched once' }), running: Type.Boolean(), fetched: Type.Integer(), total: nullable(Type.Integer()), up_to: nullable(Type.String()) })),
});
export type ConnectionView = Static<typeof Connection>;

export const Problem = Type.Object({ id: Type.String(), kind: Type.String(), key: Type.String(), because: Type.String(), first_at: Type.String(), last_at: Type.String(), tries: Type.Integer(), kept: Type.Boolean({ description: 'whether what was sent is here to be tried again' }) });
export const PlaceWebhook = Type.Object({ delivery_id: Type.String(), kind: Type.String(), outcome: Type.Union([Type.Literal('applied'), Type.Literal('outdated'), Type.Literal('ignored'), Type.Literal('problem')]), at: Type.String() });
export type PlaceWebhookView = Static<typeof PlaceWebhook>;
export const TestPlace = Type.Object({ vendor, keys });
export const ConnectPlace = Type.Object({ brand_id: Type.String({ format: 'uuid' }), vendor, keys });
export const PlaceTest = Type.Object({ name: Type.String(), account: Type.String(), currency: nullable(Type.String()), permissions: Type.Array(Type.Object({ name: Type.String(), for: Type.Enum([...uses]), needed: Type.Boolean(), granted: Type.Boolean() })) });
export type PlaceTestView = Static<typeof PlaceTest>;
