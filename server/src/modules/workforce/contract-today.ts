import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const moment = Type.String({ format: 'date-time' });

export const TodayQuery = Type.Object({ brand_id: uuid });

/** One interval of a queue. Contacts; agents on contacts. */
export const TodayPoint = Type.Object({
  at: moment,
  /** what came; of the interval that runs, so far; null of what lies ahead */
  came: nullable(Type.Number()),
  /** as it was expected before the day began; null where nothing was */
  foretold: nullable(Type.Number()),
  /** as it is expected now; null of what is over */
  expected: nullable(Type.Number()), low: nullable(Type.Number()), high: nullable(Type.Number()),
  /** agents needed, and where those who are planned work; of what can wait only from now on */
  needed: nullable(Type.Number()), planned: Type.Number(), short: Type.Number(),
  service_level: nullable(Type.Number()),
});

export const TodayQueue = Type.Object({
  brand_id: uuid, brand: Type.String(), channel: Type.String(), work: Type.Enum(['calls', 'chats', 'deferred']),
  points: Type.Array(TodayPoint),
  /** over complete intervals */
  came: Type.Number(), foretold_so_far: nullable(Type.Number()),
  /** of the whole day: as it was expected before, and as it is now */
  foretold: nullable(Type.Number()), expected: Type.Number(), low: Type.Number(), high: Type.Number(),
  /** how what came so far moves the rest: the parts of the day's and of the last two hours' deviation that go on, learned from so many days */
  rule: Type.Object({ days: Type.Integer(), whole: Type.Number(), recent: Type.Number() }),
  /** hours in which nothing came although at least 20 contacts were foretold: they count as not known, not as less demand */
  silent: Type.Array(Type.Object({ from: moment, to: moment, foretold: Type.Number() })),
  /** how long a contact takes: as planned, as it was on average of those finished today, how far that is believed, and what is reckoned with now; further ahead it goes back to the plan */
  handle: Type.Object({ planned_seconds: Type.Number(), from: Type.Enum(['said', 'measured', 'assumed']), so_far_seconds: nullable(Type.Number()), contacts: Type.Integer(), credibility: Type.Number(), next_seconds: Type.Number() }),
  /** by how much more (or less) the rest is expected than before, as a share */
  moved: Type.Number(),
  /** lies there unanswered */
  waiting: Type.Integer(),
  promise: Type.Object({ service_level: Type.Number(), within_seconds: Type.Integer() }),
  /** answered in time of what can be judged so far; and of the whole day, if it goes on as expected with those who are planned */
  so_far: nullable(Type.Number()), end_of_day: nullable(Type.Number()),
});
export type TodayQueueView = Static<typeof TodayQueue>;

const Activity = Type.Object({ kind: Type.Enum(['break', 'lunch', 'training', 'meeting', 'off_phone']), from: moment, to: moment, paid: Type.Boolean() });
const ShiftShape = Type.Object({ id: uuid, from: moment, to: moment, activities: Type.Array(Activity) });

export const Proposal = Type.Object({
  /** names it while the day stands as it does; done by it */
  key: Type.String(),
  kind: Type.Enum(['move_break', 'move_training', 'borrow', 'overtime', 'call_in', 'time_off', 'peak_mode']),
  person: nullable(Type.Object({ id: uuid, name: Type.String(), time_zone: Type.String() })),
  from: moment, to: moment,
  /** where it stood before: of what moves */
  was: nullable(moment),
  activity: nullable(Type.String()),
  /** the queue somebody is lent to */
  loan: nullable(Type.Object({ brand_id: uuid, brand: Type.String(), channel: Type.String() })),
  /** `before` is null of somebody who is asked to come */
  before: nullable(ShiftShape), after: nullable(ShiftShape),
  /** hours more (or fewer) that are paid, and what they cost; null: nobody said what an hour costs, or it is not for the reader */
  paid_hours: Type.Number(), cost_minor: nullable(Type.Integer()), currency: nullable(Type.String()),
  /** agent-hours that are missing less */
  fewer_short: Type.Number(),
  /** what it makes of the day's service level, where it changes by a thousandth at least */
  effects: Type.Array(Type.Object({ brand: Type.String(), channel: Type.String(), before: Type.Number(), after: Type.Number() })),
});
export type ProposalView = Static<typeof Proposal>;

const Piece = Type.Object({ from: moment, to: moment, what: Type.String() });
export const TodayPerson = Type.Object({
  id: uuid, name: Type.String(), site: nullable(Type.String()), time_zone: Type.String(),
  /** away, though a shift of the day stands: it is not counted unless they are there after all */
  away: nullable(Type.Enum(['leave', 'left', 'not_begun'])),
  plan: Type.Array(Piece), states: Type.Array(Piece),
  now: Type.Object({ verdict: nullable(Type.Enum(['kept', 'excepted', 'out', 'extra', 'off'])), planned: nullable(Type.String()), actual: nullable(Type.String()), since: nullable(moment), alarm: Type.Boolean() }),
  /** minutes and shares so far */
  planned_minutes: Type.Number(), kept_minutes: Type.Number(), adherence: nullable(Type.Number()), conformance: nullable(Type.Number()), late_minutes: nullable(Type.Number()),
  /** times when they were not where the plan wanted them, the last first */
  out: Type.Array(Type.Object({ from: moment, to: moment, planned: nullable(Type.String()), actual: nullable(Type.String()) })),
  exceptions: Type.Array(Type.Object({ id: uuid, from: moment, to: moment, reason: Type.String() })),
});

export const DayAction = Type.Object({ id: uuid, proposal: Proposal, done_at: moment, done_by: nullable(Type.String()), undone_at: nullable(moment), may_undo: Type.Boolean() });

export const Today = Type.Object({
  day: Type.String({ format: 'date' }), time_zone: Type.String(), now: moment, step_seconds: Type.Integer(),
  /** from when on something can still be changed */
  first: moment,
  queues: Type.Array(TodayQueue),
  /** all queues together, by interval: agents needed, planned, there; what is missing and who is left over */
  sums: Type.Array(Type.Object({ at: moment, needed: Type.Number(), planned: Type.Number(), there: nullable(Type.Number()), short: Type.Number(), spare: Type.Number() })),
  /** share of those who were planned that was there so far; it is reckoned with for the rest of the day */
  comes: Type.Object({ share: Type.Number(), measured: Type.Boolean() }),
  people: Type.Array(TodayPerson),
  proposals: Type.Array(Proposal),
  actions: Type.Array(DayAction),
});
export type TodayView = Static<typeof Today>;

export const DoProposal = Type.Object({ brand_id: uuid, key: Type.String({ minLength: 8, maxLength: 64 }) });
export const NewException = Type.Object({ brand_id: uuid, person_id: uuid, from: moment, to: moment, reason: Type.String({ minLength: 1, maxLength: 400 }) });
export type NewExceptionInput = Static<typeof NewException>;
