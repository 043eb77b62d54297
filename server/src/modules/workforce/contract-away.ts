import { Type, type Static } from 'typebox';
import { LEAVE_KINDS } from './contract.ts';
import { ShiftShape } from './contract-schedule.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const moment = Type.String({ format: 'date-time' });
const day = Type.String({ format: 'date' });

const about = {
  person: Type.Object({ id: uuid, name: Type.String(), time_zone: Type.String() }),
  why: Type.Enum(['leave', 'left', 'not_begun']),
  /** null: they have left by then, or not begun */
  leave_id: nullable(uuid), kind: nullable(Type.Enum([...LEAVE_KINDS])),
  /** days they are away, both belong to it; null: from the beginning, or for good */
  from: nullable(day), to: nullable(day),
};

/** Shifts that stand though whoever has them is away then. */
export const AwayShifts = Type.Object({ ...about, shifts: Type.Array(ShiftShape) });
export type AwayShiftsView = Static<typeof AwayShifts>;
/** Such shifts that were ended by a press, and can be given back. */
export const AwayEnded = Type.Object({ ...about, id: uuid, shifts: Type.Array(ShiftShape), ended_at: moment, ended_by: nullable(Type.String()) });
export type AwayEndedView = Static<typeof AwayEnded>;
export const Away = Type.Object({ standing: Type.Array(AwayShifts), ended: Type.Array(AwayEnded) });
export type AwayView = Static<typeof Away>;

export const EndAway = Type.Object({ person_id: uuid, leave_id: nullable(uuid) });
export type EndAwayInput = Static<typeof EndAway>;
/** What was ended, by its name, to take it back; null: nothing stood any more. */
export const AwayDone = Type.Object({ ended_id: nullable(uuid), away: Away });
export type AwayDoneView = Static<typeof AwayDone>;
/** How many shifts are theirs again, and how many not, as something else was planned or a rule of labour would be broken. */
export const AwayGivenBack = Type.Object({ given_back: Type.Integer(), kept_out: Type.Integer(), away: Away });
export type AwayGivenBackView = Static<typeof AwayGivenBack>;
