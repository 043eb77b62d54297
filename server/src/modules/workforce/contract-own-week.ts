import { Type, type Static } from 'typebox';
import { Leave, LEAVE_KINDS } from './contract.ts';
import { ShiftShape } from './contract-schedule.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const moment = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });
const named = Type.Object({ id: uuid, name: Type.String() });
const figures = Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()]));

/** What a swap would break: of the law, of what was agreed, or of what somebody knows. */
export const SwapProblem = Type.Object({ person_id: uuid, kind: Type.Enum(['law', 'terms', 'skills']), rule: Type.String(), source: Type.String(), allowed: Type.Number(), found: Type.Number(), names: Type.Array(Type.String()) });
export type SwapProblemView = Static<typeof SwapProblem>;

/** `begun`: it lay open until its shift began; `gone`: its shift is not in force any more. */
export const SWAP_STATES = ['open', 'waiting', 'done', 'refused', 'withdrawn', 'begun', 'gone'] as const;
export const Swap = Type.Object({
  id: uuid, by: named,
  /** null: to anybody */
  to: nullable(named),
  kind: Type.Enum(['give', 'exchange']), note: Type.String(), state: Type.Enum([...SWAP_STATES]),
  shift: ShiftShape, taken_by: nullable(named),
  /** what whoever took it gives in return */
  taken_shift: nullable(ShiftShape),
  because: Type.String(), made_at: moment, own: Type.Boolean(),
});
export type SwapView = Static<typeof Swap>;

export const MyWeekQuery = Type.Object({ from: day });
export const MyWeek = Type.Object({
  /** the Monday its days begin with */
  from: day, time_zone: Type.String(), site: nullable(named), now: moment,
  /** paid, a week; null: nothing was agreed yet */
  contract_minutes: nullable(Type.Integer()), planned_minutes: Type.Integer(),
  days: Type.Array(Type.Object({ day, shifts: Type.Array(ShiftShape), leave: Type.Array(Leave) })),
  /** what is worked now, or next */
  next: nullable(ShiftShape),
  /** of their own that are not over, and of others they could take */
  swaps: Type.Array(Swap),
  /** leave that is not over */
  leave: Type.Array(Leave),
  colleagues: Type.Array(named),
  notice_days: Type.Integer(),
  /** since when there is a calendar address */
  calendar_since: nullable(moment),
});
export type MyWeekView = Static<typeof MyWeek>;

export const LeaveQuestion = Type.Object({ from: day, to: day, kind: Type.Enum([...LEAVE_KINDS]) });
export type LeaveQuestionInput = Static<typeof LeaveQuestion>;
export const LeaveAnswer = Type.Object({
  answer: Type.Enum(['granted', 'refused', 'ask']), code: Type.String(), figures,
  /** the same as a sentence */
  because: Type.String(),
  /** shifts it would end */
  shifts: Type.Array(ShiftShape),
  /** the nearest other days that would be granted */
  others: Type.Array(Type.Object({ from: day, to: day })),
});
export type LeaveAnswerView = Static<typeof LeaveAnswer>;
export const AskLeave = Type.Object({ ...LeaveQuestion.properties, reason: Type.String({ maxLength: 400 }), ask_person: Type.Boolean({ description: 'put it to a person where the rules say no' }) });
export type AskLeaveInput = Static<typeof AskLeave>;

export const NewSwap = Type.Object({ shift_id: uuid, kind: Type.Enum(['give', 'exchange']), to_person_id: nullable(uuid), note: Type.String({ maxLength: 200 }) });
export type NewSwapInput = Static<typeof NewSwap>;
export const TakeSwap = Type.Object({ shift_id: nullable(uuid) });
export const SwapAnswer = Type.Object({ shift: nullable(ShiftShape), answer: Type.Enum(['yes', 'no']), needs_planner: Type.Boolean(), problems: Type.Array(SwapProblem) });
export type SwapAnswerView = Static<typeof SwapAnswer>;

export const CalendarAddress = Type.Object({ url: Type.String(), made_at: moment });
export const CalendarGone = Type.Object({ revoked: Type.Boolean() });

export const WeekSettings = Type.Object({
  allotment_percent: Type.Integer({ minimum: 1, maximum: 100 }), notice_days: Type.Integer({ minimum: 0, maximum: 365 }), short_percent: Type.Integer({ minimum: 0, maximum: 100 }), planner_approves_swaps: Type.Boolean(),
});
export type WeekSettingsView = Static<typeof WeekSettings>;

/** Something a planner has to decide. */
export const WeekRequest = Type.Object({ id: uuid, kind: Type.Enum(['leave', 'swap']), asked_at: moment, leave: nullable(Leave), swap: nullable(Swap) });
export type WeekRequestView = Static<typeof WeekRequest>;
export const RequestDecision = Type.Object({ state: Type.Enum(['granted', 'refused']), because: Type.String({ maxLength: 400 }) });
export type RequestDecisionInput = Static<typeof RequestDecision>;
