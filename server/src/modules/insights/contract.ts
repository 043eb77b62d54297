import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

export const Kpi = Type.Object({
  key: Type.String(),
  name: Type.String(),
  definition: Type.String(),
  value: nullable(Type.Number()),
  unit: Type.Union([Type.Literal('count'), Type.Literal('seconds'), Type.Literal('ratio')]),
  n: Type.Integer(),
  period: Type.Object({ from: Type.String(), to: Type.String() }),
  series: Type.Array(Type.Object({ at: Type.String(), value: nullable(Type.Number()) })),
  /** what to search for to see the conversations behind the figure */
  drilldown_query: Type.String(),
  p90: Type.Optional(nullable(Type.Number())),
  interval: Type.Optional(nullable(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 }))),
});
export type KpiView = Static<typeof Kpi>;

export const KpiQuery = Type.Object({
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  brand_id: Type.Optional(Type.String({ format: 'uuid' })),
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  hours: Type.Optional(Type.Union([Type.Literal('wall'), Type.Literal('business')], { default: 'wall' })),
  step: Type.Optional(Type.Union([Type.Literal('hour'), Type.Literal('day')])),
});
export type KpiQueryInput = Static<typeof KpiQuery>;
