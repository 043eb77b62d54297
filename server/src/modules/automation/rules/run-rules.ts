import { holds, whyNot, type Facts, type Test } from './condition.ts';
import type { Action, Rule, Trigger } from './rule.ts';

/** What happened, and what brought it about. */
export interface Happening {
  readonly trigger: Trigger;
  /** the rules whose doing this is, in their order: empty when a person, a customer or a program did it */
  readonly causedBy?: readonly string[];
}

/** How a rule changes what is known, so that the rules behind it see it; unchanged where an action changes no field. */
export type Foresee = (facts: Facts, action: Action) => Facts;

/** What became of one rule. */
export interface Outcome {
  readonly rule: string;
  readonly applied: boolean;
  /** `off`, `other_trigger`, `own_doing` (it would answer to itself), `too_deep`, `once` (it had its turn), `condition`, `stopped` (one before it ended the list), `applied` */
  readonly because: 'off' | 'other_trigger' | 'own_doing' | 'too_deep' | 'once' | 'condition' | 'stopped' | 'applied';
  /** the test that decided against it */
  readonly failed?: Test;
  readonly actions: readonly Action[];
}

/** Rules that answer to rules that answer to rules: deeper than this nobody meant it. */
const DEEPEST_CHAIN = 5;

/**
 * Looks through the rules of a brand in their order. What one does is known to those behind it. A rule never answers to its
 * own doing, by whatever detour, so no two can drive each other in a circle.
 */
export function runRules(rules: readonly Rule[], happening: Happening, facts: Facts, foresee: Foresee, hadTheirTurn: ReadonlySet<string> = new Set()): Outcome[] {
  const causes = happening.causedBy ?? [];
  let known = facts;
  let stopped = false;
  return rules.map((rule) => {
    const refusal = stopped ? 'stopped' : !rule.on ? 'off' : !rule.triggers.includes(happening.trigger) ? 'other_trigger' : causes.includes(rule.id) ? 'own_doing' : causes.length >= DEEPEST_CHAIN ? 'too_deep' : isSpent(rule, happening, hadTheirTurn) ? 'once' : null;
    if (refusal !== null) return { rule: rule.id, applied: false, because: refusal, actions: [] };
    if (!holds(rule.when, known)) {
      const failed = whyNot(rule.when, known);
      return { rule: rule.id, applied: false, because: 'condition', actions: [], ...(failed === null ? {} : { failed }) };
    }
    known = rule.then.reduce(foresee, known);
    stopped = rule.stops ?? false;
    return { rule: rule.id, applied: true, because: 'applied', actions: rule.then };
  });
}

const isSpent = (rule: Rule, { trigger }: Happening, hadTheirTurn: ReadonlySet<string>): boolean => (rule.once || trigger === 'every_hour') && hadTheirTurn.has(rule.id);
