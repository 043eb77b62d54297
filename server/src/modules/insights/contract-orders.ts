import { Type, type Static } from 'typebox';
import { pageQuery } from '../../platform/http/lists.ts';
import { PERIODS } from './contract.ts';

/** What orders are divided by, as `facts` knows it. */
export const ORDER_DIMENSIONS = ['sku', 'product', 'carrier', 'service', 'ships_from', 'country', 'promise', 'expectation'] as const;

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const oneOf = <const T extends readonly string[]>(values: T) => Type.Unsafe<T[number]>({ type: 'string', enum: [...values] });
const uuid = Type.String({ format: 'uuid' });
const day = Type.String({ format: 'date' });

const whichOrders = {
  brand_id: uuid,
  /** of the days the orders were placed on, on the brand's clock */
  period: Type.Optional(oneOf([...PERIODS, 'custom'] as const)),
  /** of a custom period; `to` is not in it */
  from: Type.Optional(day),
  to: Type.Optional(day),
};

export const OrderQuery = Type.Object({
  ...whichOrders,
  by: oneOf(['reason', ...ORDER_DIMENSIONS] as const),
  /** contacts filed under this contact reason, or one below it, only */
  reason_id: Type.Optional(uuid),
  /** with `by=reason`: within the orders of one key, compared with the brand's others */
  within_by: Type.Optional(oneOf(ORDER_DIMENSIONS)),
  within_key: Type.Optional(Type.String({ maxLength: 200 })),
});
export type OrderQueryInput = Static<typeof OrderQuery>;
export const OrderPageQuery = Type.Object({ ...OrderQuery.properties, ...pageQuery });
export type OrderPageQueryInput = Static<typeof OrderPageQuery>;

/** `key` is that of a row; without it all contacts about the period's orders. A reason's key is its id, empty for those filed under none. */
export const OrderBehindQuery = Type.Object({ ...OrderQuery.properties, key: Type.Optional(Type.String({ maxLength: 200 })) });
export type OrderBehindQueryInput = Static<typeof OrderBehindQuery>;

export const SilenceQuery = Type.Object(whichOrders);
export type SilenceQueryInput = Static<typeof SilenceQuery>;

/** An estimate with its 95 % interval. */
const Estimate = Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number() });

export const OrderRow = Type.Object({
  key: Type.String(),
  /** empty where the key says it, or nothing is known */
  name: Type.String(),
  orders: Type.Integer(),
  /** orders somebody wrote about, for whatever reason; null of a contact reason */
  writers: nullable(Type.Integer()),
  contacts: Type.Integer(),
  per_100: nullable(Estimate),
  /** of the brand's other orders */
  rest_per_100: nullable(Type.Number()),
  difference_per_100: nullable(Estimate),
  /** contacts more than these orders would have had at the brand's own rate */
  excess: nullable(Estimate),
  /** it differs by more than chance, counted for how many rows there are */
  stands_out: Type.Boolean(),
  few: Type.Boolean(),
});
export type OrderRowView = Static<typeof OrderRow>;

const about = {
  time_zone: Type.String(),
  /** days of the brand's clock; `to` is not in it */
  period: Type.Object({ from: day, to: day }),
  /** many orders changed and are not counted yet */
  catching_up: Type.Boolean(),
};

export const OrderRows = Type.Object({
  data: Type.Array(OrderRow), next_cursor: nullable(Type.String()), ...about,
  total: Type.Object({ orders: Type.Integer(), writers: Type.Integer(), contacts: Type.Integer(), per_100: nullable(Estimate) }),
});
export type OrderRowsView = Static<typeof OrderRows>;

export const SilenceRow = Type.Object({
  /** the last thing they had was something they were told; else something that was to be seen */
  told: Type.Boolean(),
  from_days: Type.Integer(),
  to_days: nullable(Type.Integer()),
  /** days of orders that passed in it */
  order_days: Type.Number(),
  contacts: Type.Integer(),
  /** of 100 customers who wait so long, how many write in a day */
  per_100_a_day: nullable(Estimate),
});
export type SilenceRowView = Static<typeof SilenceRow>;
export const SilenceRows = Type.Object({
  data: Type.Array(SilenceRow), next_cursor: Type.Null(), ...about,
  /** of contacts that came while a customer waited, the share after three days of silence or more */
  late_share: nullable(Type.Object({ value: Type.Number(), low: Type.Number(), high: Type.Number(), n: Type.Integer() })),
});
export type SilenceRowsView = Static<typeof SilenceRows>;
