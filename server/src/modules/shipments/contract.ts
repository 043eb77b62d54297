import { Type, type Static } from 'typebox';
import { Parcel as ParcelShape } from '../orders/contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const at = Type.String({ format: 'date-time' });
export const State = Type.Union(['pending', 'info_received', 'in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'delivered', 'exception', 'returned', 'expired'].map((state) => Type.Literal(state)));

export const Shipment = ParcelShape;

export const ShipmentUpsert = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 60, default: 'api' })),
  source_id: Type.String({ minLength: 1, maxLength: 200 }),
  order_id: Type.Optional(nullable(Type.String({ format: 'uuid' }))),
  carrier: Type.String({ minLength: 1, maxLength: 60 }),
  service: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
  /** the warehouse, shop or seller that packs it */
  ships_from: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
  tracking_number: Type.Optional(nullable(Type.String({ maxLength: 60 }))),
  tracking_url: Type.Optional(nullable(Type.String({ maxLength: 2000, pattern: '^https?://' }))),
  state: State,
  estimated_delivery_at: Type.Optional(nullable(at)),
  /** the day the customer was told, at any moment of it; without it the first estimate counts as that */
  promised_at: Type.Optional(nullable(at)),
  shipped_at: Type.Optional(nullable(at)),
  changed_at: Type.Optional(at),
});
export type ShipmentUpsertInput = Static<typeof ShipmentUpsert>;

export const NewTrackingEvents = Type.Object({ events: Type.Array(Type.Object({ at, state: State, code: Type.Optional(nullable(Type.String({ maxLength: 80 }))), description: Type.String({ maxLength: 1000 }), place: Type.Optional(nullable(Type.String({ maxLength: 200 }))) }), { minItems: 1, maxItems: 200 }) });

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

/** A carrier that seems to be in trouble, and what speaks for it. */
export const SuspicionShape = Type.Object({
  id: Type.String(), brand_id: Type.String(), carrier: Type.String(),
  /** '' is everywhere */
  country: Type.String(),
  found_at: Type.String(),
  /** parcels on the way, those not scanned for a day, and the share that usually is not */
  on_the_way: Type.Integer(), unscanned: Type.Integer(), usual_share: Type.Number(),
});
export type SuspicionView = Static<typeof SuspicionShape>;
export const DeclareSuspected = Type.Object({ words: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: false });

/** What a brand's forecasts are made of, and how they did. */
export const DeliveryModelShape = Type.Object({
  learned_at: nullable(Type.String()), parcels: Type.Integer(),
  /** on the newest fifth, learned from the rest; null while too few */
  figures: nullable(Type.Object({ asked: Type.Integer(), mean_error_days: Type.Number(), within_share: Type.Number() })),
});
export type DeliveryModelView = Static<typeof DeliveryModelShape>;
