import { Type, type Static } from 'typebox';
import { AccuracyQuery } from './contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const share = nullable(Type.Number());
/** placed: orders by age · waiting: not handed over yet · under_way and late: parcels before and past the day that was told · delivered: what may come back · renewals: charges about their day */
const cause = Type.Enum(['placed', 'waiting', 'under_way', 'late', 'delivered', 'renewals']);

export const CausesQuery = AccuracyQuery;
export type CausesQueryInput = Static<typeof CausesQuery>;

const DayCause = Type.Object({
  cause,
  /** how many of it there will be */
  units: Type.Number(),
  /** contacts of the channel by them, between low and high on four days of five; what the series says of them already; the difference */
  expected: Type.Number(), usual: Type.Number(), extra: Type.Number(), low: Type.Number(), high: Type.Number(),
});
const CauseDay = Type.Object({
  date: Type.String({ format: 'date' }),
  /** foretold without the causes, and with them */
  series: Type.Number(), mean: Type.Number(),
  causes: Type.Array(DayCause),
});
const LearnedCause = Type.Object({
  cause,
  /** contacts of which the order or charge is known, and the days of each unit they came in */
  contacts: Type.Number(), unit_days: Type.Number(),
  /** contacts for each of which it is known */
  per_known: Type.Number(),
  /** of these contacts, the part that comes by this channel */
  part: Type.Number(),
  /** contacts of all channels per unit and day, by age in days */
  rates: Type.Array(Type.Number()),
});

export const ForecastCauses = Type.Object({
  /** reckoned, or why not: no forecast yet · made before causes were read · less than four weeks of orders · hardly anybody wrote of whom we know about what */
  state: Type.Enum(['reckoned', 'no_forecast', 'not_yet', 'no_orders', 'few_contacts']),
  made_at: nullable(Type.String({ format: 'date-time' })),
  /** how far they move the first `near_days` days and those after; extras of `chance` contacts are mostly chance; how far off (Σ|off| ÷ Σ came) the days looked back on were without and with them */
  believed: nullable(Type.Object({ near: Type.Number(), far: Type.Number(), near_days: Type.Integer(), chance: Type.Number(), days: Type.Integer(), without: share, with: share })),
  /** how many there were when it was made; renewals of the next four weeks */
  stock: nullable(Type.Object({ waiting: Type.Number(), under_way: Type.Number(), late: Type.Number(), delivered: Type.Number(), renewals: Type.Number() })),
  days: Type.Array(CauseDay),
  learned: Type.Array(LearnedCause),
});
export type ForecastCausesView = Static<typeof ForecastCauses>;
