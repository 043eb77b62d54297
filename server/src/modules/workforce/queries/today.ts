import type { Tx } from '../../../platform/db/tx.ts';
import { peopleNames } from '../../identity/index.ts';
import type { TodayQueueView, TodayView } from '../contract-today.ts';
import { Coverage, handleAhead } from '../intraday/index.ts';
import { actionsOf, mayUndo } from '../store/day-actions.ts';
import { boardOf, type Board } from './day-board.ts';
import { endOfDay, type Reached } from './day-reach.ts';
import { showProposals } from './show-proposals.ts';
import type { PersonToday } from './today-people.ts';
import type { DayQueue } from './today-queues.ts';

/** The day as it is told. */
export async function today(tx: Tx, brandId: string): Promise<TodayView> {
  const board = await boardOf(tx, brandId);
  const { frame, question, queues } = board;
  const iso = (ms: number): string => new Date(ms).toISOString();
  const atOf = (at: number): string => iso(question.origin + at * question.stepMs);
  const coverage = new Coverage(question.people, question, question.comes);
  const covered = Array.from({ length: frame.length }, (_, at) => coverage.at(at));
  const reached = endOfDay(board, coverage);
  const actions = await actionsOf(tx, brandId, frame.origin);
  const by = await peopleNames(tx, actions.flatMap((one) => one.done_by ?? []));
  return {
    day: board.day, time_zone: board.zone, now: tx.now.toISOString(), step_seconds: frame.stepSeconds, first: atOf(question.first), comes: board.comes,
    queues: queues.map((queue, number) => showQueue(board, queue, number, covered, reached[number] ?? { service: [], end: null, promised: 0 })),
    sums: covered.map((one, at) => ({ at: atOf(at), needed: queues.reduce((sum, queue) => sum + (queue.needed[at] ?? 0), 0), planned: one.there / (question.comes ?? 1), there: board.there[at] ?? null, short: one.short.reduce((sum, short) => sum + short, 0), spare: one.spare })),
    people: board.people.map((one) => showPerson(one)),
    proposals: showProposals(tx, board, brandId),
    actions: actions.map((one) => ({ id: one.id, proposal: { ...one.proposal, loan: one.proposal.loan ?? null }, done_at: one.done_at.toISOString(), done_by: one.done_by === null ? null : (by.get(one.done_by) ?? null), undone_at: one.undone_at?.toISOString() ?? null, may_undo: mayUndo(one, tx.now.getTime()) })),
  };
}

function showQueue({ frame, question, names }: Board, queue: DayQueue, number: number, covered: readonly { given: readonly number[]; short: readonly number[] }[], reached: Reached): TodayQueueView {
  const { terms } = queue.span;
  const deferred = terms.work === 'deferred';
  const foretold = queue.foretold;
  const sum = (values: readonly number[], from: number, to = values.length): number => values.slice(from, to).reduce((total, one) => total + one, 0);
  const spread = Math.exp(1.2816 * (queue.rule.spread ?? 0.1));
  const [done, rest] = [sum(queue.came, 0) + queue.running, Math.max(0, sum(queue.expected, frame.over) - queue.running)];
  const before = foretold === null ? 0 : sum(foretold, frame.over + 1);
  return {
    brand_id: queue.brandId, brand: names.get(queue.brandId) ?? '', channel: queue.channel, work: terms.work, rule: { days: queue.rule.days, whole: queue.rule.whole, recent: queue.rule.recent },
    handle: { planned_seconds: queue.handle.planned, from: queue.handle.from, so_far_seconds: queue.handle.soFar, contacts: queue.handle.contacts, credibility: queue.handle.credibility, next_seconds: handleAhead(queue.handle, 0) },
    points: queue.expected.map((expected, at) => ({
      at: new Date(question.origin + at * question.stepMs).toISOString(), came: at < frame.over ? (queue.came[at] ?? 0) : at === frame.over ? queue.running : null, foretold: foretold?.[at] ?? null,
      expected: at < frame.over ? null : expected, low: at < frame.over ? null : expected / spread, high: at < frame.over ? null : expected * spread,
      needed: deferred && at < frame.over ? null : (queue.needed[at] ?? 0), planned: covered[at]?.given[number] ?? 0, short: at < frame.over ? 0 : (covered[at]?.short[number] ?? 0), service_level: reached.service[at] ?? null,
    })),
    came: sum(queue.came, 0), foretold_so_far: foretold === null ? null : sum(foretold, 0, frame.over), foretold: foretold === null ? null : sum(foretold, 0), expected: done + rest, low: done + rest / spread, high: done + rest * spread,
    silent: queue.silent.map(({ from, to, foretold: missed }) => ({ from: new Date(question.origin + from * question.stepMs).toISOString(), to: new Date(question.origin + to * question.stepMs).toISOString(), foretold: missed })),
    moved: before > 0 ? sum(queue.expected, frame.over + 1) / before - 1 : 0, waiting: queue.opening.length, promise: { service_level: terms.service_level, within_seconds: terms.within_seconds },
    so_far: queue.soFar.promised === 0 ? null : queue.soFar.kept / queue.soFar.promised, end_of_day: reached.end,
  };
}

function showPerson({ person, away, plan, states, standing, adherence, exceptions }: PersonToday): TodayView['people'][number] {
  const iso = (ms: number): string => new Date(ms).toISOString();
  const piece = (span: { from: number; to: number; what: string }) => ({ from: iso(span.from), to: iso(span.to), what: span.what });
  return {
    id: person.person_id, name: person.name, site: person.site?.name ?? null, time_zone: person.site?.time_zone ?? 'UTC', away: away?.why ?? null, plan: plan.map(piece), states: states.map(piece),
    now: { verdict: standing.verdict, planned: standing.planned, actual: standing.actual, since: standing.since === null ? null : iso(standing.since), alarm: standing.alarm },
    planned_minutes: adherence.planned / 60_000, kept_minutes: adherence.kept / 60_000, adherence: adherence.adherence, conformance: adherence.conformance, late_minutes: adherence.late === null ? null : adherence.late / 60_000,
    out: adherence.pieces.filter((one) => one.verdict === 'out' && one.to - one.from >= 60_000).toReversed().slice(0, 12).map((one) => ({ from: iso(one.from), to: iso(one.to), planned: one.planned, actual: one.actual })),
    exceptions: exceptions.map((one) => ({ id: one.id, from: one.from_at.toISOString(), to: one.to_at.toISOString(), reason: one.reason })),
  };
}
