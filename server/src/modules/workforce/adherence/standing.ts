import { adherenceOf, type Day, type Piece } from './adherence.ts';
import { within } from './spans.ts';

export interface Standing {
  /** null: nothing is planned and nobody is there */
  readonly verdict: Piece['verdict'] | null;
  readonly planned: Piece['planned'];
  readonly actual: Piece['actual'];
  /** since when it is so */
  readonly since: number | null;
  /** an alarm is due: out for longer than the grace */
  readonly alarm: boolean;
}

/** Three minutes are nobody's business. */
export const USUAL_GRACE = 3 * 60_000;

/**
 * Where somebody stands right now. The grace silences the alarm and adds no kept minute: a blip of ten seconds alarms nobody, a late break is
 * counted all the same.
 */
export function standingAt({ plan, states, granted }: Day, now: number, grace = USUAL_GRACE): Standing {
  const day = { plan: within(plan, -Infinity, now), states: within(states, -Infinity, now), ...(granted === undefined ? {} : { granted }) };
  const pieces = adherenceOf(day).pieces;
  const last = pieces.at(-1);
  if (last === undefined || last.to < now) return { verdict: null, planned: null, actual: null, since: null, alarm: false };
  const since = beganWith(pieces, last, (piece) => piece.verdict === last.verdict && piece.planned === last.planned && piece.actual === last.actual);
  // Whatever they do instead, it is one time of being out.
  const alarm = last.verdict === 'out' && now - beganWith(pieces, last, (piece) => piece.verdict === 'out') > grace;
  return { verdict: last.verdict, planned: last.planned, actual: last.actual, since, alarm };
}

/** From when it has been so without a gap. */
function beganWith(pieces: readonly Piece[], last: Piece, same: (piece: Piece) => boolean): number {
  let from = last.from;
  for (const piece of pieces.slice(0, -1).toReversed()) {
    if (piece.to !== from || !same(piece)) break;
    from = piece.from;
  }
  return from;
}
