import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

export const ConnectShop = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  domain: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,60}\\.myshopify\\.com$', description: 'the shop’s own address at Shopify' }),
  access_token: Type.String({ minLength: 8, maxLength: 500, description: 'Admin API access token of a custom app' }),
  webhook_secret: Type.String({ minLength: 8, maxLength: 500, description: 'the app’s API secret key, which signs its webhooks' }),
});

const Progress = Type.Object({ done: Type.Boolean(), fetched: Type.Integer(), total: nullable(Type.Integer()), up_to: nullable(Type.String()) });

export const Shop = Type.Object({
  id: Type.String(), brand_id: Type.String(), domain: Type.String(), name: Type.String(), currency: Type.String(), state: Type.String(), error: nullable(Type.String()), failing_since: nullable(Type.String()),
  connected_at: Type.String(), last_webhook_at: nullable(Type.String()), progress: Type.Object({ products: Progress, customers: Progress, orders: Progress }),
});
export type ShopView = Static<typeof Shop>;

export const Webhook = Type.Object({ webhook_id: Type.String(), topic: Type.String(), outcome: Type.String(), note: nullable(Type.String()), at: Type.String() });
export type WebhookView = Static<typeof Webhook>;
