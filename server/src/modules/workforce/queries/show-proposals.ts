import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import type { ProposalView } from '../contract-today.ts';
import { Coverage, peopleAfter, type DayShift, type Lender } from '../intraday/index.ts';
import type { Board } from './day-board.ts';
import { endOfDay } from './day-reach.ts';

/** An hour of overtime beside a usual one. */
const OVERTIME_PRICE = 1.5;

/** Each with its price and what it makes of the day, on top of those before it. */
export function showProposals(tx: Tx, board: Board, brandId: string): ProposalView[] {
  const { question, queues } = board;
  let standing: readonly Lender[] = question.people;
  let before = endOfDay(board, new Coverage(standing, question, question.comes));
  const iso = (ms: number): string => new Date(ms).toISOString();
  const shiftOf = (shift: DayShift) => ({ id: shift.id, from: iso(shift.from), to: iso(shift.to), activities: shift.activities.map((one) => ({ ...one, from: iso(one.from), to: iso(one.to) })) });
  return board.proposals.map((one) => {
    const { shift, loan } = one;
    standing = peopleAfter(standing, one, question.off);
    const after = endOfDay(board, new Coverage(standing, question, question.comes));
    const effects = queues.flatMap((queue, number) => {
      const [was, is] = [before[number]?.end ?? null, after[number]?.end ?? null];
      return was === null || is === null || Math.abs(was - is) < 0.001 ? [] : [{ brand: board.names.get(queue.brandId) ?? '', channel: queue.channel, before: was, after: is }];
    });
    before = after;
    const person = whoIs(board, one.personId);
    const moved = one.kind === 'move_break' || one.kind === 'move_training' ? (shift?.before?.activities.find((own) => !shift.after.activities.some((other) => other.kind === own.kind && other.from === own.from)) ?? null) : null;
    const price = may(tx.actor, 'workforce.write', brandId) ? (person?.price ?? null) : null;
    const queue = loan === null ? undefined : queues[loan.queue];
    return {
      key: one.key, kind: one.kind, person: person === undefined ? null : { id: person.id, name: person.name, time_zone: person.zone }, from: iso(one.from), to: iso(one.to),
      was: moved === null ? null : iso(moved.from), activity: moved?.kind ?? null, loan: queue === undefined ? null : { brand_id: queue.brandId, brand: board.names.get(queue.brandId) ?? '', channel: queue.channel },
      before: shift === null || shift.before === null ? null : shiftOf(shift.before), after: shift === null ? null : shiftOf(shift.after), paid_hours: one.paidHours,
      cost_minor: price === null ? null : Math.round(one.paidHours * price * (one.kind === 'overtime' ? OVERTIME_PRICE : 1)), currency: person?.currency ?? null, fewer_short: one.fewerShort, effects,
    };
  });
}

interface Known {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly price: number | null;
  readonly currency: string | null;
}

/** Whoever is there, or could be asked to come. */
function whoIs({ people, off, zone }: Board, id: string | null): Known | undefined {
  const there = people.find((one) => one.person.person_id === id)?.person;
  if (there !== undefined) return { id: there.person_id, name: there.name, zone: there.site?.time_zone ?? zone, price: there.terms?.hour_cost_minor ?? null, currency: there.terms?.currency ?? null };
  const home = off.find((one) => one.id === id);
  return home && { id: home.id, name: home.name, zone: home.zone, price: home.price.minor, currency: home.price.currency };
}
