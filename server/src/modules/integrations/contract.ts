import { type Static, Type } from 'typebox';
import { listOf, timeShape } from '../../platform/http/lists.ts';

const moment = Type.Union([timeShape, Type.Null()]);

export const Webhook = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  url: Type.String(),
  description: Type.String(),
  /** names of what it hears; empty for everything */
  events: Type.Array(Type.String()),
  state: Type.Union([Type.Literal('active'), Type.Literal('failing'), Type.Literal('disabled')]),
  /** gone: it answered 410 · failing: nothing was taken for three days · by_hand */
  disabled_because: Type.Union([Type.Literal('gone'), Type.Literal('failing'), Type.Literal('by_hand'), Type.Null()]),
  failing_since: moment,
  last_ok_at: moment,
  waiting: Type.Integer(),
  failed: Type.Integer(),
  created_at: timeShape,
});
export type WebhookView = Static<typeof Webhook>;
export const WebhookList = Type.Object({ data: Type.Array(Webhook), next_cursor: Type.Union([Type.String(), Type.Null()]), event_types: Type.Array(Type.String()) });
/** The secret is shown when it is made, never again. */
export const WebhookWithSecret = Type.Object({ webhook: Webhook, secret: Type.String() });

const url = Type.String({ minLength: 8, maxLength: 2000 });
const description = Type.String({ maxLength: 200 });
const events = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 100 });
export const NewWebhook = Type.Object({ brand_id: Type.String({ format: 'uuid' }), url, description: Type.Optional(description), events: Type.Optional(events) });
export const WebhookChange = Type.Object({ url: Type.Optional(url), description: Type.Optional(description), events: Type.Optional(events), disabled: Type.Optional(Type.Boolean()) });

export const Delivery = Type.Object({
  id: Type.String(),
  type: Type.String(),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('delivered'), Type.Literal('failed')]),
  attempts: Type.Integer(),
  created_at: timeShape,
  /** of the next try, while it waits */
  next_at: moment,
  ended_at: moment,
  body: Type.String(),
  tries: Type.Array(Type.Object({ at: timeShape, status: Type.Integer(), ms: Type.Integer(), note: Type.String() })),
});
export type DeliveryView = Static<typeof Delivery>;
export const DeliveryList = listOf(Delivery);
