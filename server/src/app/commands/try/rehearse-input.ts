import { Type, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { Rehearsal } from '../../../modules/workforce/index.ts';
import { TryError } from './core.ts';
import { CostOfWaiting, RoutingTerms } from './routing-core.ts';

const maybe = Type.Optional as <T extends TSchema>(of: T) => ReturnType<typeof Type.Optional<T>>;
const text = Type.String({ minLength: 1 });
const number = Type.Number();
const numbers = Type.Array(number);
const byName = Type.Record(Type.String(), number);
const moment = Type.Union([Type.String(), number]);
const span = { from: moment, to: moment };
const named = Type.Union([Type.Array(text), byName]);

const Event = Type.Union([
  Type.Object({ kind: Type.Union([Type.Literal('viral_post'), Type.Literal('carrier_meltdown'), Type.Literal('demand')]), ...span, factor: number, reason: maybe(text), channel: maybe(text) }),
  Type.Object({ kind: Type.Literal('lost_site'), ...span, site: text }),
  Type.Object({ kind: Type.Literal('leavers'), at: moment, share: number, of: maybe(Type.Union([Type.Literal('new_hires'), Type.Literal('everybody')])) }),
  Type.Object({ kind: Type.Literal('peak_mode'), ...span, by: text, effects: maybe(Type.Object({ order_by_cost: maybe(Type.Boolean()), raise: maybe(byName) })) }),
]);

const SeasonShape = Type.Object({
  start: maybe(text), weeks: maybe(number), days: maybe(number), interval_minutes: maybe(number), arrivals: maybe(Type.Array(Type.Union([number, Type.Null()]))), base_contacts_per_day: maybe(number), scale: maybe(number),
  streams: maybe(Type.Array(Type.Object({ channel: text, brand: maybe(text), arrivals: Type.Array(Type.Union([number, Type.Null()])) }))),
  week_factor: maybe(numbers), dow_factor_mon_first: maybe(numbers), hour_share: maybe(numbers), day_factor: maybe(numbers), day_cv: maybe(number), reasons: Type.Array(Type.Object({ id: text, share: number, channel_share: byName, pool: maybe(text), brand: maybe(text) })),
  handle_time: Type.Object({ distribution: maybe(text), cv: maybe(number), mean_s: byName, reason_multiplier: maybe(byName) }), patience: maybe(Type.Record(Type.String(), Type.Object({ dist: maybe(text), mean_s: number }))),
  concurrency: maybe(byName), chat_rate_by_k: maybe(text), slowdown: maybe(number), rates_by_k: maybe(numbers), sla_s: byName, answered_when_done: maybe(Type.Array(text)), redial: maybe(byName),
  reopen: maybe(Type.Object({ p: number, delay_mean_s: number })), events: maybe(Type.Array(Event)), warm_up_s: maybe(number), costs: maybe(Type.Record(Type.String(), Type.Intersect([CostOfWaiting, Type.Object({ lost: maybe(Type.Number({ minimum: 0 })) })]))),
});

const Break = Type.Tuple([moment, moment]);
const Group = Type.Object({
  id: text, count: maybe(number), site: maybe(text), skills: maybe(named), channels: maybe(named), pools: maybe(Type.Array(text)),
  weekly: maybe(Type.Array(Type.Object({ days: numbers, from: text, to: text, breaks: maybe(Type.Array(Type.Tuple([text, text]))) }))), shifts: maybe(Type.Array(Type.Object({ ...span, breaks: maybe(Type.Array(Break)) }))),
  handle_factor: maybe(number), hourly_cost: maybe(number), absence: maybe(number), starts: maybe(moment), ends: maybe(moment), ramp: maybe(numbers), washout: maybe(number), annual_attrition: maybe(number),
});

const Calendar = Type.Object({ time_zone: text, hours: Type.Record(Type.String(), Type.Array(Type.Tuple([text, text]))), holidays: maybe(Type.Array(text)) });
const Terms = Type.Object({ ...RoutingTerms.properties, calendar: maybe(Calendar), even_out: maybe(Type.Boolean()) });
const Question = Type.Object({
  seed: number, replications: maybe(number), confidence: maybe(number), season: SeasonShape, agents: Type.Array(Group), policy: maybe(Terms),
  backlog: maybe(Type.Array(Type.Object({ reason: text, channel: text, count: number, age_s: number }))),
  compare: maybe(Type.Array(Type.Object({ name: text, events: maybe(Type.Array(Event)), policy: maybe(Terms), agents: maybe(Type.Array(Group)) }))),
});

/** A line as a rehearsal. @throws TryError `invalid_input` that names the field */
export function rehearsalIn(input: unknown): Rehearsal {
  if (Value.Check(Question, input)) return input as unknown as Rehearsal;
  const [first] = Value.Errors(Question, input);
  throw new TryError('invalid_input', first ? `${first.instancePath || 'the line'} ${first.message}` : 'the line must hold a JSON object');
}
