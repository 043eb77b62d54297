import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const chance = Type.Number({ minimum: 0, maximum: 1 });

export const Risks = Type.Object({
  /** that they write again about the same within seven days, were it settled now */
  again: nullable(Type.Object({ chance, because: Type.Array(Type.String()) })),
  /** that anything of an order comes back: of recent orders of which nothing was asked to come back yet */
  returns: Type.Array(Type.Object({ order_id: Type.String(), order_number: Type.String(), chance, piece: Type.Object({ title: Type.String(), chance }) })),
  /** that they do not buy within ninety days, beside a new buyer's; `gone`: that they were a customer and are none any more; null: they bought once or never, of which nothing follows */
  leaves: nullable(Type.Object({ chance, usual: chance, gone: chance })),
});
export type RisksView = Static<typeof Risks>;

const TrustShape = Type.Object({
  cases: Type.Integer(), happened: Type.Integer(), auc: nullable(Type.Number()), brier: Type.Number(), brier_of_mean: Type.Number(), calibration_error: Type.Number(),
  tenths: Type.Array(Type.Object({ cases: Type.Integer(), said: chance, came: chance })),
});

export const RiskTaught = Type.Object({
  kind: Type.Enum(['repeat', 'buying']), cases: Type.Integer(), learned_at: Type.String(), own: Type.Boolean({ description: 'whether the brand’s own is used, or what every brand begins with' }),
  trust: nullable(TrustShape), trust_before: nullable(TrustShape),
});
export type RiskTaughtView = Static<typeof RiskTaught>;
