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
const placeFields = { country: Type.String({ pattern: '^[A-Z]{2}$' }), state: Type.Optional(Type.String({ maxLength: 10 })) };
const name = Type.String({ maxLength: 80 });
/** `public_holidays`: the place whose public holidays are days off for good, whatever year it is; without it only `holidays` are. */
export const CalendarInputShape = Type.Object({
  ...fields,
  name: Type.Optional(name),
  public_holidays: Type.Optional(Type.Union([Type.Object({ ...placeFields, worked: Type.Optional(Type.Array(date, { maxItems: 400 })) }), Type.Null()])),
});
export type CalendarInput = Static<typeof CalendarInputShape>;
/** `changed_at` is null while nobody said when the brand works: until then it works around the clock. The usual calendar has the brand's id. */
export const Calendar = Type.Object({
  ...fields,
  id: Type.String(),
  /** empty where nobody named the usual one */
  name,
  is_usual: Type.Boolean(),
  /** `days`: as far as they are laid out, until the end of a year; `worked`: those that are no days off */
  public_holidays: Type.Union([Type.Object({ ...placeFields, worked: Type.Array(Type.String()), days: Type.Array(Type.String()), until: Type.Integer() }), Type.Null()]),
  /** what counts by it */
  used_by: Type.Array(Type.String()),
  changed_at: Type.Union([Type.String(), Type.Null()]),
});
export type CalendarView = Static<typeof Calendar>;
export const calendarParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }), calendar_id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });

export const HolidayPlace = Type.Object({ code: Type.String(), name: Type.String() });
export const Holiday = Type.Object({ date: Type.String({ format: 'date' }), name: Type.String() });
export type HolidayView = Static<typeof Holiday>;
const country = Type.String({ pattern: '^[A-Z]{2}$' });
const language = Type.Optional(Type.String({ pattern: '^[a-z]{2}$' }));
export const PlacesQuery = Type.Object({ country: Type.Optional(country), language });
export const HolidaysQuery = Type.Object({ country, state: Type.Optional(Type.String({ maxLength: 10 })), year: Type.Integer({ minimum: 1970, maximum: 2100 }), years: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })), language });
