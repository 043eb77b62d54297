import { Type, type Static } from 'typebox';

export const Customer = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  name: Type.String(),
  locale: Type.Union([Type.String(), Type.Null()]),
  time_zone: Type.Union([Type.String(), Type.Null()]),
  vip: Type.Boolean(),
  note: Type.String(),
  merged_into_id: Type.Union([Type.String(), Type.Null()]),
  created_at: Type.String(),
  erased: Type.Boolean(),
  handles: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.Union([Type.Literal('email'), Type.Literal('phone'), Type.Literal('shop')]),
      value: Type.String(),
      verified: Type.Boolean(),
    }),
  ),
  consents: Type.Array(
    Type.Object({
      channel: Type.Union([Type.Literal('email'), Type.Literal('sms'), Type.Literal('whatsapp'), Type.Literal('phone')]),
      purpose: Type.Union([Type.Literal('service'), Type.Literal('marketing'), Type.Literal('survey')]),
      granted: Type.Boolean(),
      at: Type.String(),
    }),
  ),
});
export type CustomerView = Static<typeof Customer>;

export const NewCustomer = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  email: Type.Optional(Type.String({ maxLength: 320 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  locale: Type.Optional(Type.String({ maxLength: 20 })),
});

export const CustomerChange = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    locale: Type.Optional(Type.Union([Type.String({ maxLength: 20 }), Type.Null()])),
    time_zone: Type.Optional(Type.Union([Type.String({ maxLength: 60 }), Type.Null()])),
    vip: Type.Optional(Type.Boolean()),
    note: Type.Optional(Type.String({ maxLength: 5000 })),
  },
  { additionalProperties: false },
);

export const NewHandle = Type.Object({
  kind: Type.Union([Type.Literal('email'), Type.Literal('phone'), Type.Literal('shop')]),
  value: Type.String({ minLength: 1, maxLength: 320 }),
});

export const NewConsent = Type.Object({
  channel: Type.Union([Type.Literal('email'), Type.Literal('sms'), Type.Literal('whatsapp'), Type.Literal('phone')]),
  purpose: Type.Union([Type.Literal('service'), Type.Literal('marketing'), Type.Literal('survey')]),
  granted: Type.Boolean(),
  source: Type.String({ minLength: 1, maxLength: 200 }),
});
