import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const at = Type.String({ format: 'date-time' });
export const State = Type.Union(['pending', 'info_received', 'in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'delivered', 'exception', 'returned', 'expired'].map((state) => Type.Literal(state)));

export const Shipment = Type.Object({
  id: Type.String(), carrier: Type.String(), tracking_number: nullable(Type.String()), tracking_url: nullable(Type.String()), state: Type.String(), step: nullable(Type.Integer()),
  estimated_delivery_at: nullable(Type.String()), delivered_at: nullable(Type.String()),
  events: Type.Array(Type.Object({ at: Type.String(), state: Type.String(), description: Type.String(), place: nullable(Type.String()) })),
});

export const ShipmentUpsert = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 60, default: 'api' })),
  source_id: Type.String({ minLength: 1, maxLength: 200 }),
  order_id: Type.Optional(nullable(Type.String({ format: 'uuid' }))),
  carrier: Type.String({ minLength: 1, maxLength: 60 }),
  tracking_number: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
  tracking_url: Type.Optional(nullable(Type.String({ maxLength: 2000, pattern: '^https?://' }))),
  state: State,
  estimated_delivery_at: Type.Optional(nullable(at)),
  shipped_at: Type.Optional(nullable(at)),
  changed_at: Type.Optional(at),
});
export type ShipmentUpsertInput = Static<typeof ShipmentUpsert>;

export const NewTrackingEvents = Type.Object({ events: Type.Array(Type.Object({ at, state: State, description: Type.String({ maxLength: 1000 }), place: Type.Optional(nullable(Type.String({ maxLength: 200 }))) }), { minItems: 1, maxItems: 200 }) });

const country = Type.String({ pattern: '^[A-Z]{2}$' });
/** A carrier in trouble, as somebody said. */
export const IncidentShape = Type.Object({
  id: Type.String(), brand_id: Type.String(), carrier: Type.String(),
  /** where its parcels go; none: everywhere */
  countries: Type.Array(Type.String()),
  /** what colleagues should know */
  words: Type.String(),
  from: Type.String(), declared_at: Type.String(), declared_by: nullable(Type.String()), ended_at: nullable(Type.String()),
});
export type IncidentView = Static<typeof IncidentShape>;
export const NewIncident = Type.Object(
  { carrier: Type.String({ minLength: 1, maxLength: 60 }), countries: Type.Optional(Type.Array(country, { maxItems: 100 })), words: Type.Optional(Type.String({ maxLength: 500 })), from: Type.Optional(at) },
  { additionalProperties: false },
);
export type NewIncidentInput = Static<typeof NewIncident>;
