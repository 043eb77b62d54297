import { resolutions, returnStates, type stepKinds, type stepStates } from '../contract.ts';

export { resolutions, returnStates };
export type ReturnState = (typeof returnStates)[number];
export type Resolution = (typeof resolutions)[number];
export type StepKind = (typeof stepKinds)[number];
export type StepState = (typeof stepStates)[number];

export const ENDS: ReadonlySet<ReturnState> = new Set(['resolved', 'cancelled', 'expired']);
/** Of these a step gives something away for its lines; a line is settled by one of them and by no second. */
const GIVES: ReadonlySet<StepKind> = new Set(['refund', 'credit', 'reship', 'new_order', 'send_back']);

export interface CourseLine {
  readonly id: string;
  readonly quantity: number;
  readonly received: number;
  /** null before somebody looked */
  readonly accepted: number | null;
  readonly resolution: Resolution | null;
  /** its exchange went out before it was back */
  readonly early: boolean;
}

/** One thing that is done to settle a return. Amounts are minor units of the order's currency. */
export interface CourseStep {
  readonly position: number;
  readonly kind: StepKind;
  /** what leaves the shop as money or credit, without the bonus */
  readonly pays_minor: number;
  readonly lines: readonly string[];
  readonly state: StepState;
}

/** A return as far as what may happen to it next depends on it. */
export interface Course {
  readonly state: ReturnState;
  /** false: nothing comes back, there is nothing to wait for */
  readonly sends_back: boolean;
  readonly lines: readonly CourseLine[];
  readonly steps: readonly CourseStep[];
  /** the most all its steps may pay: what was paid and is not given back otherwise */
  readonly may_pay_minor: number;
}

export type NewStep = Omit<CourseStep, 'state' | 'position'>;

/** What somebody found who looked at a line; `received` corrects how many pieces were in the parcel. */
export interface Look {
  readonly id: string;
  readonly received?: number;
  readonly accepted: number;
  readonly resolution: Resolution;
}

export type Happening =
  | { readonly what: 'approved' | 'refused' | 'reconsidered' | 'labelled' | 'shipped' | 'cancelled' | 'expired' }
  | { readonly what: 'received'; readonly lines: readonly { readonly id: string; readonly quantity: number }[] }
  | { readonly what: 'inspected'; readonly lines: readonly Look[] }
  | { readonly what: 'exchanged_early' | 'settled'; readonly steps: readonly NewStep[] }
  | { readonly what: 'step_asked' | 'step_done' | 'step_failed' | 'step_dropped'; readonly position: number };

export type Refused =
  | 'over' | 'not_now' | 'nothing_comes_back' | 'unknown_line' | 'more_than_asked' | 'nothing_came' | 'more_than_came' | 'not_all_looked_at' | 'resolution_unclear' | 'already_sent' | 'settled_already' | 'more_than_paid' | 'unknown_step' | 'step_not_now' | 'nothing_planned';
export type Moved = { readonly ok: true; readonly course: Course } | { readonly ok: false; readonly because: Refused };

/** From where each stage may be reached. */
const FROM: Readonly<Record<'approved' | 'refused' | 'reconsidered' | 'labelled' | 'shipped' | 'cancelled' | 'expired', { readonly from: readonly ReturnState[]; readonly to: ReturnState }>> = {
  approved: { from: ['review'], to: 'approved' },
  refused: { from: ['review'], to: 'refused' },
  reconsidered: { from: ['refused'], to: 'review' },
  labelled: { from: ['approved', 'label_sent'], to: 'label_sent' },
  shipped: { from: ['approved', 'label_sent'], to: 'in_transit' },
  cancelled: { from: ['review', 'approved', 'label_sent', 'in_transit'], to: 'cancelled' },
  expired: { from: ['label_sent'], to: 'expired' },
};

/** What a return is after something happened to it, or why it cannot. Pure; whoever calls holds the return meanwhile. */
export function move(course: Course, happening: Happening): Moved {
  if (ENDS.has(course.state)) return no('over');
  switch (happening.what) {
    case 'received':
      return received(course, happening.lines);
    case 'inspected':
      return inspected(course, happening.lines);
    case 'exchanged_early':
      return exchangedEarly(course, happening.steps);
    case 'settled':
      return settled(course, happening.steps);
    case 'step_asked':
    case 'step_done':
    case 'step_failed':
    case 'step_dropped':
      return stepped(course, happening.what, happening.position);
    default:
      return simply(course, happening.what);
  }
}

function simply(course: Course, what: keyof typeof FROM): Moved {
  const { from, to } = FROM[what];
  if (!from.includes(course.state)) return no('not_now');
  if ((what === 'labelled' || what === 'shipped') && !course.sends_back) return no('nothing_comes_back');
  if ((what === 'cancelled' || what === 'expired') && alive(course).length > 0) return no('already_sent');
  return yes({ ...course, state: to });
}

/** What came adds to what came before; goods come in several parcels, and unannounced. */
function received(course: Course, came: readonly { readonly id: string; readonly quantity: number }[]): Moved {
  if (!course.sends_back) return no('nothing_comes_back');
  if (!['approved', 'label_sent', 'in_transit', 'received', 'inspected'].includes(course.state)) return no('not_now');
  if (came.reduce((sum, one) => sum + one.quantity, 0) < 1 || came.some((one) => !whole(one.quantity))) return no('nothing_came');
  if (hasStrangers(course, came)) return no('unknown_line');
  const lines = course.lines.map((line) => ({ ...line, received: line.received + (came.find((one) => one.id === line.id)?.quantity ?? 0) }));
  return lines.some((line) => line.received > line.quantity) ? no('more_than_asked') : yes({ ...course, state: 'received', lines });
}

function inspected(course: Course, looks: readonly Look[]): Moved {
  if (course.state !== 'received' && course.state !== 'inspected') return no('not_now');
  if (hasStrangers(course, looks)) return no('unknown_line');
  const lines = course.lines.map((line) => {
    const look = looks.find((one) => one.id === line.id);
    return look === undefined ? line : { ...line, received: look.received ?? line.received, accepted: look.accepted, resolution: look.resolution };
  });
  if (lines.some((line) => !whole(line.received) || line.received > line.quantity)) return no('more_than_asked');
  if (lines.some((line) => line.received > 0 && line.accepted === null)) return no('not_all_looked_at');
  if (lines.some((line) => line.accepted !== null && (!whole(line.accepted) || line.accepted > line.received))) return no('more_than_came');
  if (lines.some((line) => line.accepted !== null && (line.accepted === 0) !== (line.resolution === 'reject'))) return no('resolution_unclear');
  return yes({ ...course, state: 'inspected', lines });
}

function exchangedEarly(course: Course, steps: readonly NewStep[]): Moved {
  if (!course.sends_back) return no('nothing_comes_back');
  if (!['approved', 'label_sent', 'in_transit'].includes(course.state)) return no('not_now');
  const wrong = wrongSteps(course, steps);
  if (wrong !== null) return no(wrong);
  const sent = new Set(steps.flatMap((step) => step.lines));
  return yes({ ...added(course, steps), lines: course.lines.map((line) => (sent.has(line.id) ? { ...line, early: true } : line)) });
}

/** Settling begins, or goes on in another way with what was given up. With nothing to do it is over at once. */
function settled(course: Course, steps: readonly NewStep[]): Moved {
  const ready = course.state === 'inspected' || (course.state === 'approved' && !course.sends_back);
  if (!ready && course.state !== 'settling') return no('not_now');
  const wrong = wrongSteps(course, steps);
  if (wrong !== null) return no(wrong);
  const after = resolvedIfDone({ ...added(course, steps), state: 'settling' });
  return steps.length === 0 && after.state !== 'resolved' && unsettled(after) ? no('nothing_planned') : yes(after);
}

function stepped(course: Course, what: 'step_asked' | 'step_done' | 'step_failed' | 'step_dropped', position: number): Moved {
  const step = course.steps.find((one) => one.position === position);
  if (step === undefined) return no('unknown_step');
  const from: Record<typeof what, readonly StepState[]> = { step_asked: ['planned', 'failed'], step_done: ['planned', 'asked', 'failed'], step_failed: ['planned', 'asked'], step_dropped: ['planned', 'failed'] };
  if (!from[what].includes(step.state)) return no('step_not_now');
  const to: Record<typeof what, StepState> = { step_asked: 'asked', step_done: 'done', step_failed: 'failed', step_dropped: 'dropped' };
  const steps = course.steps.map((one) => (one.position === position ? { ...one, state: to[what] } : one));
  // A step that was given up leaves its lines to be settled in another way; what it was to send early did not go out.
  const held = new Set(alive({ ...course, steps }).flatMap((one) => one.lines));
  const lines = what === 'step_dropped' ? course.lines.map((line) => (line.early && !held.has(line.id) ? { ...line, early: false } : line)) : course.lines;
  const after = { ...course, steps, lines };
  return yes(what === 'step_done' ? resolvedIfDone(after) : after);
}

function resolvedIfDone(course: Course): Course {
  if (course.state !== 'settling' || alive(course).some((step) => step.state !== 'done')) return course;
  return unsettled(course) ? course : { ...course, state: 'resolved' };
}

/** Money never twice, and never more than paid. */
function wrongSteps(course: Course, steps: readonly NewStep[]): Refused | null {
  const ids = new Set(course.lines.map((line) => line.id));
  if (steps.some((step) => step.lines.some((line) => !ids.has(line)))) return 'unknown_line';
  if (steps.some((step) => !Number.isSafeInteger(step.pays_minor) || step.pays_minor < 0)) return 'more_than_paid';
  const giving = [...alive(course), ...steps].filter((step) => GIVES.has(step.kind)).flatMap((step) => step.lines);
  if (new Set(giving).size !== giving.length) return 'settled_already';
  const pays = [...alive(course), ...steps].reduce((sum, step) => sum + step.pays_minor, 0);
  return pays > course.may_pay_minor ? 'more_than_paid' : null;
}

function added(course: Course, steps: readonly NewStep[]): Course {
  const last = Math.max(0, ...course.steps.map((step) => step.position));
  return { ...course, steps: [...course.steps, ...steps.map((step, at): CourseStep => ({ ...step, position: last + at + 1, state: 'planned' }))] };
}

/** Steps that were not given up. */
function alive(course: Course): readonly CourseStep[] {
  return course.steps.filter((step) => step.state !== 'dropped');
}

function hasStrangers(course: Course, named: readonly { readonly id: string }[]): boolean {
  return new Set(named.map((one) => one.id)).size !== named.length || named.some((one) => course.lines.every((line) => line.id !== one.id));
}

function whole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

const no = (because: Refused): Moved => ({ ok: false, because });
const yes = (course: Course): Moved => ({ ok: true, course });

/** What may be done next, for the screen: each in the words of a happening. */
export function mayHappen(course: Course): readonly string[] {
  if (ENDS.has(course.state)) return [];
  const simple = (Object.keys(FROM) as (keyof typeof FROM)[]).filter((what) => simply(course, what).ok && what !== 'expired');
  const goods = course.sends_back && ['approved', 'label_sent', 'in_transit', 'received', 'inspected'].includes(course.state) && course.lines.some((line) => line.received < line.quantity);
  return [
    ...simple, ...(goods ? ['received'] : []), ...(course.state === 'received' || course.state === 'inspected' ? ['inspected'] : []),
    ...(course.sends_back && ['approved', 'label_sent', 'in_transit'].includes(course.state) && alive(course).length === 0 ? ['exchanged_early'] : []),
    ...(course.state === 'inspected' || (course.state === 'approved' && !course.sends_back) || (course.state === 'settling' && unsettled(course)) ? ['settled'] : []),
  ];
}

/** Whether something that was given up waits to be settled in another way; of what was rejected nothing is owed. */
function unsettled(course: Course): boolean {
  const given = new Set(alive(course).filter((step) => GIVES.has(step.kind)).flatMap((step) => step.lines));
  const rejected = new Set(course.lines.filter((line) => line.resolution === 'reject' || (course.sends_back && (line.accepted ?? 0) === 0)).map((line) => line.id));
  return course.steps.some((step) => step.state === 'dropped' && step.lines.some((line) => !given.has(line) && !rejected.has(line)));
}
