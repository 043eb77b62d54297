import type { ActionForShop, ShopAnswer, Finding } from '../ports.ts';
import { afterAnswer, afterLook, pause, type ActionState, type Standing, type Step } from '../rules/action-steps.ts';
import type { Evidence } from '../rules/evidence.ts';
import type { ActionMove } from '../store/actions.ts';

/** What is asked of somebody outside; `attempt` is 1 the first time. */
export interface Errand {
  readonly attempt: number;
}

/** Who carries it out there. */
export interface Carrier<What extends Errand> {
  /** reads what it is about from there and writes it here */
  refresh(what: What): Promise<void>;
  /** throws where no answer came that can be believed */
  send(what: What): Promise<ShopAnswer>;
  /** whether it happened; throws where nobody can be asked */
  find(what: What): Promise<Finding>;
}

/** An action under way, as whoever keeps it knows it. */
export interface KeptAction<What extends Errand = ActionForShop> extends Standing {
  readonly forShop: What;
}

/** Where actions are kept between two steps; every step is durable before the next one begins. */
export interface ActionKeep<What extends Errand = ActionForShop> {
  load(): Promise<KeptAction<What> | null>;
  /** whether a request of another action may be at the shop of this order */
  busy(): Promise<boolean>;
  /** why it is not possible, or no longer what was asked, for the order as it is now; null when it is */
  judge(): Promise<string | null>;
  /** false when it is no longer in that state: somebody else moved it on */
  move(from: ActionState, to: ActionMove): Promise<boolean>;
}

const BUSY_MS = 1000;

/**
 * Takes an action from being asked to what is known of its end. Before the shop is asked, that it will be is written
 * down; afterwards the shop is read, whatever it answered. Whoever comes after a crash finds `sending` and reads too.
 * Answers with the milliseconds until the next look, or null when there is none.
 */
export async function carryOut<What extends Errand>(keep: ActionKeep<What>, desk: Carrier<What>, now: () => Date): Promise<number | null> {
  for (;;) {
    const action = await keep.load();
    const wait = action === null ? null : await nextStep(keep, desk, now, action);
    if (wait !== 0) return wait;
  }
}

function nextStep<What extends Errand>(keep: ActionKeep<What>, desk: Carrier<What>, now: () => Date, action: KeptAction<What>): Promise<number | null> {
  if (action.state === 'asked') return ask(keep, desk, now, action);
  if (action.state === 'sending') return lost(keep, now());
  return action.state === 'unknown' ? look(keep, desk, now, action) : Promise.resolve(null);
}

async function ask<What extends Errand>(keep: ActionKeep<What>, desk: Carrier<What>, now: () => Date, action: KeptAction<What>): Promise<number | null> {
  if (await keep.busy()) return BUSY_MS;
  try {
    // A request that was given up and proven not to have happened may still have arrived since.
    const late = action.attempts > 0 ? await desk.find(action.forShop) : null;
    if (late?.happened === 'yes') return settled(keep, 'asked', late, action);
    if (late === null) await desk.refresh(action.forShop);
  } catch (error) {
    return (await keep.move('asked', { state: 'asked', problem: 'unreachable', note: words(error), looks: action.looks + 1, evidence: line('unreachable', words(error)) })) ? pause(action.looks) : 0;
  }
  const because = await keep.judge();
  if (because !== null) {
    await keep.move('asked', { state: 'failed', problem: 'not_possible', note: because, evidence: line('not_possible', because) });
    return null;
  }
  const sentAt = now();
  const attempts = action.attempts + 1;
  if (!(await keep.move('asked', { state: 'sending', attempts, looks: 0, sentAt, evidence: line('sent', String(attempts)) }))) return 0;
  const answer = await desk.send({ ...action.forShop, attempt: attempts }).catch((error: unknown) => ({ answer: 'silence' as const, said: words(error) }));
  return heard(keep, now(), answer, { ...action, state: 'sending', attempts, looks: 0, sentAt });
}

async function heard<What extends Errand>(keep: ActionKeep<What>, at: Date, answer: ShopAnswer | { answer: 'silence'; said: string }, standing: Standing): Promise<number | null> {
  const step = afterAnswer(answer.answer, standing);
  const result = 'result' in answer && answer.result !== undefined ? { result: answer.result } : {};
  // What was given up just now may still arrive: the quiet before a look proves anything begins here.
  const moved = await keep.move('sending', { ...toMove(step), quiet: step.againMs === 0, sentAt: at, note: step.problem === null ? null : answer.said, ...result, evidence: line(answer.answer === 'silence' ? 'silence' : 'answered', answer.said) });
  return moved ? step.againMs : 0;
}

/** Somebody was asking the shop and did not come back: what the shop heard, only the shop knows. */
async function lost<What extends Errand>(keep: ActionKeep<What>, at: Date): Promise<number> {
  await keep.move('sending', { state: 'unknown', looks: 0, sentAt: at, evidence: line('silence', 'stopped in between') });
  return 0;
}

async function look<What extends Errand>(keep: ActionKeep<What>, desk: Carrier<What>, now: () => Date, action: KeptAction<What>): Promise<number | null> {
  const finding = await desk.find({ ...action.forShop, attempt: action.attempts }).catch((error: unknown): Finding => ({ happened: 'unclear', said: words(error) }));
  if (finding.happened === 'yes') return settled(keep, 'unknown', finding, action);
  const step: Step = finding.happened === 'no' && finding.declined ? { state: 'failed', problem: 'declined', againMs: null } : afterLook(finding.happened, action, now());
  const moved = await keep.move('unknown', { ...toMove(step), looks: action.looks + 1, note: step.problem === null ? null : finding.said, evidence: line('looked', finding.said) });
  return moved ? step.againMs : 0;
}

async function settled<What extends Errand>(keep: ActionKeep<What>, from: ActionState, finding: Finding, action: KeptAction<What>): Promise<number | null> {
  const moved = await keep.move(from, { state: 'done', looks: action.looks + 1, ...(finding.result ? { result: finding.result } : {}), evidence: line('looked', finding.said) });
  return moved ? null : 0;
}

const toMove = (step: Step): Pick<ActionMove, 'state' | 'problem'> => ({ state: step.state, problem: step.problem });
const line = (what: Evidence['what'], said: string): ActionMove['evidence'] => ({ what, said });
const words = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300);
