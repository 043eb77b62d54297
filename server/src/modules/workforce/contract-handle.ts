import { Type, type Static } from 'typebox';
import { AccuracyQuery } from './contract.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const seconds = nullable(Type.Number());

export const ForecastHandleQuery = AccuracyQuery;
export type ForecastHandleInput = Static<typeof AccuracyQuery>;

/** How long contacts of a channel took, and are expected to take. Days are those of the brand's clock, by when a contact came in. */
export const ForecastHandle = Type.Object({
  time_zone: Type.String(),
  days: Type.Array(Type.Object({
    at: Type.String({ format: 'date-time' }),
    /** done of what came, and how long each took; null while a tenth of it is not done */
    contacts: nullable(Type.Integer()), seconds,
    /** expected by the version in force that morning; of days ahead by the newest */
    mean: seconds, low_80: seconds, high_80: seconds, low_95: seconds, high_95: seconds,
  })),
  /** plans are made with this instead */
  said_seconds: seconds,
  /** of the next four weeks; weekdays (Monday first) and hours as factors of it, 1 where chance explains what differs */
  expected: nullable(Type.Object({
    seconds: Type.Number(), weekdays: Type.Array(Type.Number()), hours: Type.Array(Type.Number()), contacts: Type.Integer(), days: Type.Integer(),
    /** days after which a day counts half; null: all alike */
    half_life_days: nullable(Type.Integer()),
  })),
  /** how far days of the last four weeks were off, by how many days before; and how far the mean of eight weeks before that would have been */
  leads: Type.Array(Type.Object({ lead_days: Type.Integer(), days: Type.Integer(), off: nullable(Type.Number()), eight_weeks: nullable(Type.Number()) })),
});
export type ForecastHandleView = Static<typeof ForecastHandle>;
