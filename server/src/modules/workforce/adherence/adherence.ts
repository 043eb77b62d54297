import type { Activity } from './plan.ts';
import { finishing } from './finishing.ts';
import { lengthOf, oneLine, sideBySide, within, type Span } from './spans.ts';
import type { State } from './states.ts';

/** What a state or an activity is, so that they can be compared. */
export type Kind = 'work' | 'break' | 'meeting' | 'training';

/** Why a time counts as kept though it looks otherwise: somebody agreed (`granted`), or a customer was finished first. */
export type Excepted = 'granted' | 'finishing';

export interface Day {
  /** the plan in force (`planInForce`), in order and without overlaps */
  readonly plan: readonly Span<Activity>[];
  /** where they were (`statesFrom`) */
  readonly states: readonly Span<State>[];
  /** times somebody agreed to afterwards */
  readonly granted?: readonly { readonly from: number; readonly to: number }[];
}

export interface Piece {
  readonly from: number;
  readonly to: number;
  /** null: off, or on leave */
  readonly planned: Kind | null;
  readonly actual: State | null;
  readonly verdict: 'kept' | 'excepted' | 'out' | 'extra' | 'off';
}

/** All in milliseconds; shares in [0, 1] but conformance, which may be more, and null where nothing was planned or nobody was there. */
export interface Adherence {
  readonly pieces: readonly Piece[];
  readonly planned: number;
  readonly kept: number;
  readonly adherence: number | null;
  readonly worked: number;
  readonly conformance: number | null;
  readonly handling: number;
  readonly occupancy: number | null;
  readonly utilisation: number | null;
  /** from when the plan first asks for something until they are first there; null: they never were */
  readonly late: number | null;
}

export const kindOfActivity = (activity: Activity): Kind | null => (activity === 'leave' ? null : activity);
export const kindOfState = (state: State): Kind | null => (state === 'handling' || state === 'available' ? 'work' : state === 'away' || state === 'offline' ? null : state);

/**
 * How far somebody was where the plan in force wanted them, to the millisecond: adherence is time in the planned kind of activity over planned
 * time, conformance time worked (before, after and instead) over planned time. They are different figures: a break taken at the wrong time
 * costs adherence and no conformance. Nothing is rounded, and no grace is added: that only silences alarms (`standing`).
 */
export function adherenceOf(day: Day): Adherence {
  const pieces = piecesOf(day);
  const sum = (when: (piece: Piece) => boolean): number => lengthOf(pieces.filter(when));
  const planned = sum((piece) => piece.planned !== null);
  const kept = sum((piece) => piece.verdict === 'kept' || piece.verdict === 'excepted');
  const worked = sum((piece) => piece.actual !== null && kindOfState(piece.actual) !== null);
  const handling = sum((piece) => piece.actual === 'handling');
  const open = handling + sum((piece) => piece.actual === 'available');
  return {
    pieces, planned, kept, adherence: share(kept, planned), worked, conformance: share(worked, planned), handling, occupancy: share(handling, open), utilisation: share(handling, worked), late: lateBy(pieces),
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function piecesOf({ plan, states, granted = [] }: Day): Piece[] {
  const excepted = oneLine<Excepted>([...granted.map((span) => ({ ...span, what: 'granted' as const })), ...finishing(plan, states).map((span) => ({ ...span, what: 'finishing' as const }))], () => 1);
  return sideBySide(plan, states).flatMap(({ from, to, first, second }) => {
    const planned = first === null ? null : kindOfActivity(first);
    const piece = (span: { from: number; to: number }, except: boolean): Piece => ({ from: span.from, to: span.to, planned, actual: second, verdict: verdictOf(planned, second, except) });
    const inside = within(excepted, from, to);
    const parts: Piece[] = [];
    let at = from;
    for (const span of inside) {
      if (span.from > at) parts.push(piece({ from: at, to: span.from }, false));
      parts.push(piece(span, true));
      at = span.to;
    }
    if (at < to) parts.push(piece({ from: at, to }, false));
    return parts;
  });
}

function verdictOf(planned: Kind | null, actual: State | null, excepted: boolean): Piece['verdict'] {
  const did = actual === null ? null : kindOfState(actual);
  if (planned === null) return did === null ? 'off' : 'extra';
  if (did === planned) return 'kept';
  return excepted ? 'excepted' : 'out';
}

function lateBy(pieces: readonly Piece[]): number | null {
  const wanted = pieces.find((piece) => piece.planned !== null);
  if (wanted === undefined) return 0;
  const there = pieces.find((piece) => piece.to > wanted.from && piece.actual !== null && kindOfState(piece.actual) !== null);
  return there === undefined ? null : Math.max(0, there.from - wanted.from);
}
