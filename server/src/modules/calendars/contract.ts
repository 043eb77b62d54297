import { Type, type Static } from 'typebox';

const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' });
const spans = Type.Array(Type.Array(time, { minItems: 2, maxItems: 2 }), { maxItems: 12 });
const date = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const fields = {
  time_zone: Type.String({ maxLength: 64 }),
  hours: Type.Record(Type.String({ pattern: '^[1-7]$' }), spans),
  holidays: Type.Optional(Type.Array(Type.String({ format: 'date' }), { maxItems: 400 })),
  shifts: Type.Optional(Type.Record(date, spans)),
  /** cut out of whatever is worked on a date */
  breaks: Type.Optional(Type.Record(date, spans)),
};
export const CalendarChange = Type.Object(fields);
export type CalendarChangeInput = Static<typeof CalendarChange>;
/** `changed_at` is null while nobody said when the brand works: until then it works around the clock. */
export const Calendar = Type.Object({ ...fields, changed_at: Type.Union([Type.String(), Type.Null()]) });
export type CalendarView = Static<typeof Calendar>;

export const HolidayPlace = Type.Object({ code: Type.String(), name: Type.String() });
export const Holiday = Type.Object({ date: Type.String({ format: 'date' }), name: Type.String() });
export type HolidayView = Static<typeof Holiday>;
const country = Type.String({ pattern: '^[A-Z]{2}$' });
const language = Type.Optional(Type.String({ pattern: '^[a-z]{2}$' }));
export const PlacesQuery = Type.Object({ country: Type.Optional(country), language });
export const HolidaysQuery = Type.Object({ country, state: Type.Optional(Type.String({ maxLength: 10 })), year: Type.Integer({ minimum: 1970, maximum: 2100 }), years: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })), language });
