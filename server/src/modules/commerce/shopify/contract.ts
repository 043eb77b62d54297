import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

const credentials = {
  domain: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}\\.myshopify\\.com$', description: 'the shop’s own address at Shopify' }),
  access_token: Type.String({ minLength: 8, maxLength: 500, description: 'Admin API access token of a custom app' }),
};
export const TestShop = Type.Object(credentials);
export const ConnectShop = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  ...credentials,
  webhook_secret: Type.String({ minLength: 8, maxLength: 500, description: 'the app’s API secret key, which signs its webhooks' }),
});

const Progress = Type.Object({ done: Type.Boolean(), fetched: Type.Integer(), total: nullable(Type.Integer()), up_to: nullable(Type.String()) });

const Webhooks = Type.Object({
  registered_at: nullable(Type.String()),
  problems: Type.Array(Type.Object({ topic: Type.String(), message: Type.String() }), { description: 'topics the shop would not tell of, and why' }),
  last_day: Type.Integer({ description: 'received in the last 24 hours' }),
  unreadable: Type.Integer({ description: 'of two weeks, those that could not be read' }),
  lag_seconds: nullable(Type.Number({ description: 'from the event in the shop to its arrival here, of the latest webhook' })),
});

export const Shop = Type.Object({
  id: Type.String(), brand_id: Type.String(), domain: Type.String(), name: Type.String(), currency: Type.String(), state: Type.String(), error: nullable(Type.String()), failing_since: nullable(Type.String()),
  connected_at: Type.String(), last_webhook_at: nullable(Type.String()), webhooks: Webhooks, progress: Type.Object({ products: Progress, customers: Progress, orders: Progress }),
});
export type ShopView = Static<typeof Shop>;

const scope = {
  name: Type.Union([
    Type.Literal('read_orders'), Type.Literal('read_customers'), Type.Literal('read_products'), Type.Literal('read_fulfillments'), Type.Literal('read_all_orders'), Type.Literal('read_inventory'),
    Type.Literal('write_orders'), Type.Literal('write_draft_orders'), Type.Literal('write_discounts'), Type.Literal('read_locations'),
  ]),
  needed: Type.Boolean({ description: 'without it nothing useful can be shown; the others make it whole' }),
};
/** A permission the connection asks a shop for. */
export const Scope = Type.Object(scope);
export type ScopeView = Static<typeof Scope>;

/** What a shop answers when it is asked who it is and what its token may do. */
export const ShopTest = Type.Object({
  domain: Type.String(), name: Type.String(), currency: Type.String(),
  permissions: Type.Array(Type.Object({ ...scope, granted: Type.Boolean() })),
});
export type ShopTestView = Static<typeof ShopTest>;

export const Webhook = Type.Object({ webhook_id: Type.String(), topic: Type.String(), outcome: Type.String(), note: nullable(Type.String()), at: Type.String() });
export type WebhookView = Static<typeof Webhook>;
