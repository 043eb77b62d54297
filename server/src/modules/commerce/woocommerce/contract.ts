import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

const credentials = {
  url: Type.String({ minLength: 4, maxLength: 300, description: 'address of the site' }),
  api_key: Type.String({ pattern: '^ck_[A-Za-z0-9_-]{4,100}$', description: 'REST API key of a shop manager' }),
  api_secret: Type.String({ pattern: '^cs_[A-Za-z0-9_-]{4,100}$' }),
};
export const TestSite = Type.Object(credentials);
export const ConnectSite = Type.Object({ brand_id: Type.String({ format: 'uuid' }), ...credentials });

const Progress = Type.Object({ done: Type.Boolean(), fetched: Type.Integer(), total: nullable(Type.Integer()), up_to: nullable(Type.String()) });

export const Site = Type.Object({
  id: Type.String(), brand_id: Type.String(), url: Type.String(), name: Type.String(), currency: Type.String(), may_write: Type.Boolean({ description: 'whether actions can be carried out' }), state: Type.String(), error: nullable(Type.String()), failing_since: nullable(Type.String()),
  connected_at: Type.String(), last_webhook_at: nullable(Type.String()),
  webhooks: Type.Object({ registered_at: nullable(Type.String()), problems: Type.Array(Type.Object({ topic: Type.String(), message: Type.String() })), last_day: Type.Integer(), unreadable: Type.Integer() }),
  progress: Type.Object({ products: Progress, customers: Progress, orders: Progress }),
});
export type SiteView = Static<typeof Site>;

/** What a site answers when it is asked who it is and what its key may do. */
export const SiteTest = Type.Object({
  url: Type.String(), name: Type.String(), currency: Type.String(), permissions: Type.Array(Type.Object({ name: Type.String(), needed: Type.Boolean(), granted: Type.Boolean() })),
});
export type SiteTestView = Static<typeof SiteTest>;
