import { Type, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { decideNotice } from '../../../modules/outreach/rules/decide-notice.ts';
import { isZone } from '../../../modules/outreach/rules/quiet-hours.ts';
import { CHANNELS, RISKS, TRIGGERS, type Occasion, type Risk, type Terms } from '../../../modules/outreach/rules/shapes.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const help = [
  'In:  {"trigger","customer","parcel","programme"?,"history"?,"now"}',
  `     trigger: ${TRIGGERS.join(', ')}`,
  '     customer: {"id","country"?,"time_zone"?,"reachable":["email","sms","whatsapp"],"consents"?:[{"channel","purpose":"service|marketing","granted"}],"suppressed"?:[channel],"erased"?}; null: nobody knows who',
  '     parcel (or return, or charge): {"id","order_id"?,"happened_at","holds"?,"arrived"?,"date_known"?,"risk"?:{"return"?,"leaving"?}}; holds: it is still so; date_known: of a delay, the day it comes now is known',
  '     programme: {"id","on","channels","holdout_share","minimum_age_hours","quiet":{"from","to"},"most_per_day","most_per_week","wrote_within_days","time_zone","only_risk":{"of":"return|leaving","percent"}}; what is left out is as a brand begins',
  '     history: {"notices":[{"trigger","parcel","at"}],"conversations":[{"order_ids","last_message_at","open"}]}',
  'Out: {"send","channel","at","because"}; because, when not: off, no_customer, erased, too_late, over, arrived, told_already, wrote_already, no_date, low_risk, no_way, no_consent, refused, suppressed,',
  '     enough_today, enough_this_week, held_out; when sent: at_once, waits_for_age, waits_for_morning',
  '',
  'Example: half past ten at night in Berlin; it waits for the morning',
  `  echo '{"trigger":"promise_at_risk","customer":{"id":"ana","country":"DE","reachable":["email"]},"parcel":{"id":"p1","order_id":"o1","happened_at":"2026-11-23T20:00:00Z","date_known":true},"programme":{"id":"late","holdout_share":0},"history":{"notices":[],"conversations":[]},"now":"2026-11-23T21:30:00Z"}' | keepdesk try outreach`,
].join('\n');

const moment = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT.*(Z|[+-]\\d\\d:?\\d\\d)$' });
const channel = Type.Enum([...CHANNELS]);
const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const share = Type.Number({ minimum: 0, maximum: 1 });
const optional = <T extends TSchema>(shape: T) => Type.Optional(Type.Union([shape, Type.Null()]));
const CustomerShape = Type.Union([Type.Null(), Type.Object({ id: Type.String(), country: optional(Type.String()), time_zone: optional(Type.String()), reachable: Type.Array(channel), consents: Type.Optional(Type.Array(Type.Object({ channel: Type.String(), purpose: Type.String(), granted: Type.Boolean() }))), suppressed: Type.Optional(Type.Array(channel)), erased: Type.Optional(Type.Boolean()) })]);
const ParcelShape = Type.Object({ id: Type.String(), order_id: optional(Type.String()), happened_at: moment, holds: Type.Optional(Type.Boolean()), arrived: Type.Optional(Type.Boolean()), date_known: Type.Optional(Type.Boolean()), risk: Type.Optional(Type.Object({ return: Type.Optional(share), leaving: Type.Optional(share) })) });
const count = Type.Integer({ minimum: 0 });
const ProgrammeShape = Type.Object({ id: Type.String(), on: Type.Boolean(), channels: Type.Array(channel), holdout_share: share, minimum_age_hours: Type.Number({ minimum: 0 }), quiet: Type.Object({ from: time, to: time }), most_per_day: count, most_per_week: count, wrote_within_days: count, time_zone: Type.String(), only_risk: Type.Union([Type.Null(), Type.Object({ of: Type.Enum([...RISKS]), percent: Type.Integer({ minimum: 1, maximum: 99 }) })]) });
const HistoryShape = Type.Object({ notices: Type.Array(Type.Object({ trigger: Type.Enum([...TRIGGERS]), parcel: Type.String(), at: moment })), conversations: Type.Array(Type.Object({ order_ids: Type.Array(Type.String()), last_message_at: moment, open: Type.Boolean() })) });
const usual = { id: 'programme', on: true, channels: ['email'], holdout_share: 0.1, minimum_age_hours: 0, quiet: { from: '21:00', to: '08:00' }, most_per_day: 2, most_per_week: 5, wrote_within_days: 7, time_zone: 'UTC', only_risk: null as { of: Risk; percent: number } | null };

/** `keepdesk try outreach`: is this customer told, when, by which channel, or why not. */
export function outreachCore(): TryCore {
  return {
    help,
    run(input) {
      const decided = decideNotice(occasionIn(input), termsIn(optionalField(input, 'programme')));
      return { ...decided, at: decided.at?.toISOString().replace('.000Z', 'Z') ?? null };
    },
  };
}

function termsIn(given: unknown): Terms {
  if (given !== undefined && (typeof given !== 'object' || given === null || Array.isArray(given))) throw new TryError('invalid_input', '"programme" must be an object');
  const terms = { ...usual, ...given };
  shaped(ProgrammeShape, terms, 'programme');
  if (!isZone(terms.time_zone)) throw new TryError('invalid_input', `there is no time zone "${terms.time_zone}"`);
  return { id: terms.id, on: terms.on, channels: terms.channels as Terms['channels'], holdoutShare: terms.holdout_share, minimumAgeHours: terms.minimum_age_hours, quiet: terms.quiet, mostPerDay: terms.most_per_day, mostPerWeek: terms.most_per_week, wroteWithinDays: terms.wrote_within_days, timeZone: terms.time_zone, onlyRisk: terms.only_risk && { of: terms.only_risk.of, atLeast: terms.only_risk.percent / 100 } };
}

function occasionIn(input: unknown): Occasion {
  const trigger = textField(input, 'trigger');
  if (!(TRIGGERS as readonly string[]).includes(trigger)) throw new TryError('invalid_input', `there is no trigger "${trigger}"; there are ${TRIGGERS.join(', ')}`);
  const now = shaped(moment, optionalField(input, 'now'), 'now') as string;
  const customer = shaped(CustomerShape, optionalField(input, 'customer') ?? null, 'customer') as { id: string; country?: string | null; time_zone?: string | null; reachable: Terms['channels']; consents?: NonNullable<Occasion['customer']>['consents']; suppressed?: Terms['channels']; erased?: boolean } | null;
  const parcel = shaped(ParcelShape, optionalField(input, 'parcel'), 'parcel') as { id: string; order_id?: string | null; happened_at: string; holds?: boolean; arrived?: boolean; date_known?: boolean; risk?: NonNullable<Occasion['about']['risk']> };
  const history = shaped(HistoryShape, optionalField(input, 'history') ?? { notices: [], conversations: [] }, 'history') as { notices: { trigger: Occasion['trigger']; parcel: string; at: string }[]; conversations: { order_ids: string[]; last_message_at: string; open: boolean }[] };
  return {
    trigger: trigger as Occasion['trigger'], now: new Date(now), happenedAt: new Date(parcel.happened_at),
    customer: customer && { id: customer.id, erased: customer.erased ?? false, timeZone: customer.time_zone ?? null, country: customer.country?.toUpperCase() ?? null, reachable: customer.reachable, consents: customer.consents ?? [], suppressed: customer.suppressed ?? [] },
    about: { id: parcel.id, orderId: parcel.order_id ?? null, holds: parcel.holds ?? true, arrived: parcel.arrived ?? false, dateKnown: parcel.date_known ?? true },
    history: { notices: history.notices.map((one) => ({ trigger: one.trigger, aboutId: one.parcel, at: new Date(one.at) })), conversations: history.conversations.map((one) => ({ orderIds: one.order_ids, lastMessageAt: new Date(one.last_message_at), open: one.open })) },
  };
}

/** What was given, when it has the shape; else the first place where it does not. */
function shaped(shape: TSchema, given: unknown, name: string): unknown {
  if (Value.Check(shape, given)) return given;
  const [first] = Value.Errors(shape, given);
  throw new TryError('invalid_input', `"${name}${(first?.instancePath ?? '').replaceAll('/', '.')}" ${first?.message ?? 'cannot be understood'}`);
}
