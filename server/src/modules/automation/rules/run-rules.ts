import { holds, whyNot, type Facts, type Test } from './condition.ts';
import type { Action, Rule, Trigger } from './rule.ts';

/** What happened, and what brought it about. */
export interface Happening {
  /** one piece of news can be several: what is resolved also changed its status */
  readonly triggers: readonly Trigger[];
  /** the rules whose doing this is, in their order: empty when a person, a customer or a program did it */
  readonly causedBy?: readonly string[];
  /** how many looks one after another led here; as many as caused it unless told */
  readonly depth?: number;
  /** the rules whose time has come, where time that passed is what happened */
  readonly due?: readonly string[];
}

/** What rules did to this conversation before. */
export interface Past {
  /** rules that had their turn */
  readonly applied: ReadonlySet<string>;
  /** rules that did so much of late that something outside drives them */
  readonly tooOften: ReadonlySet<string>;
}

/** How a rule changes what is known, so that the rules behind it see it; unchanged where an action changes no field. */
export type Foresee = (facts: Facts, action: Action) => Facts;

/**
 * `off`, `other_trigger`, `own_doing` (it would answer to itself), `too_deep` (rules answering to rules), `too_often`, `once`
 * (it had its turn), `condition`, `stopped` (one before it ended the list), `applied`
 */
export type Because = 'off' | 'other_trigger' | 'own_doing' | 'too_deep' | 'too_often' | 'once' | 'condition' | 'stopped' | 'applied';

/** What became of one rule. */
export interface Outcome {
  readonly rule: string;
  readonly applied: boolean;
  readonly because: Because;
  /** the test that decided against it */
  readonly failed?: Test;
  readonly actions: readonly Action[];
}

/** Where one stands in the list: what is known by now, and whether a rule ended it. */
export interface Standing {
  readonly known: Facts;
  readonly stopped: boolean;
}

/** Rules that answer to rules that answer to rules: deeper than this nobody meant it. */
const DEEPEST_CHAIN = 5;
const nothingBefore: Past = { applied: new Set(), tooOften: new Set() };

/**
 * Whether one rule applies, where the list stands. A rule never answers to its own doing, by whatever detour, so no two
 * can drive each other in a circle.
 */
export function lookAtRule(rule: Rule, happening: Happening, standing: Standing, past: Past = nothingBefore): Outcome {
  const refusal = refusalOf(rule, happening, standing, past);
  if (refusal !== null) return { rule: rule.id, applied: false, because: refusal, actions: [] };
  if (holds(rule.when, standing.known)) return { rule: rule.id, applied: true, because: 'applied', actions: rule.then };
  const failed = whyNot(rule.when, standing.known);
  return { rule: rule.id, applied: false, because: 'condition', actions: [], ...(failed === null ? {} : { failed }) };
}

function refusalOf(rule: Rule, { triggers, causedBy = [], depth = causedBy.length, due }: Happening, { stopped }: Standing, past: Past): Because | null {
  const asked = rule.triggers.some((trigger) => triggers.includes(trigger) && (trigger !== 'time_passed' || due === undefined || due.includes(rule.id)));
  if (stopped) return 'stopped';
  if (!rule.on) return 'off';
  if (!asked) return 'other_trigger';
  if (causedBy.includes(rule.id)) return 'own_doing';
  if (depth >= DEEPEST_CHAIN) return 'too_deep';
  if (past.tooOften.has(rule.id)) return 'too_often';
  return rule.once && past.applied.has(rule.id) ? 'once' : null;
}

/** Looks through the rules of a brand in their order. What one does is known to those behind it. */
export function runRules(rules: readonly Rule[], happening: Happening, facts: Facts, foresee: Foresee, past: Past = nothingBefore): Outcome[] {
  let standing: Standing = { known: facts, stopped: false };
  return rules.map((rule) => {
    const outcome = lookAtRule(rule, happening, standing, past);
    if (outcome.applied) standing = { known: rule.then.reduce(foresee, standing.known), stopped: rule.stops ?? false };
    return outcome;
  });
}
