import { asks, OPERATORS, type Condition, type Test } from './condition.ts';
import { fields, operatorsOf, type FieldKind } from './fields.ts';
import { SINCE, TRIGGERS, type Action, type Definition } from './rule.ts';

export interface Fault {
  /** where, as a path a screen can point at: `when.all.0.value`, `then.1` */
  readonly at: string;
  readonly message: string;
}

const DEEPEST = 6;
const MOST_TESTS = 50;
const LONGEST_HOURS = 24 * 366;

/** Everything that is wrong with a rule, each with its place; empty when it can be switched on. `actions`: what each kind says of its parts. */
export function checkRule(rule: Definition, actions: Readonly<Record<string, (action: Action) => string | null>>, known: Readonly<Record<string, FieldKind>> = fields): Fault[] {
  const faults: Fault[] = [];
  if (rule.triggers.length === 0) faults.push({ at: 'triggers', message: 'Say what makes it look.' });
  for (const trigger of rule.triggers) if (!TRIGGERS.includes(trigger)) faults.push({ at: 'triggers', message: `There is no trigger “${trigger}”.` });
  faults.push(...faultsOfTime(rule));
  const tests = { count: 0 };
  checkCondition(rule.when, 'when', 0, known, faults, tests);
  if (tests.count > MOST_TESTS) faults.push({ at: 'when', message: `A rule has at most ${MOST_TESTS} tests.` });
  if (rule.then.length === 0) faults.push({ at: 'then', message: 'Say what it does.' });
  for (const [i, action] of rule.then.entries()) {
    const fault = Object.hasOwn(actions, action.kind) ? actions[action.kind]?.(action) : `Nothing here can do “${action.kind}”.`;
    if (fault) faults.push({ at: `then.${i}`, message: fault });
  }
  return faults;
}

function faultsOfTime({ triggers, after, when }: Definition): Fault[] {
  if (!triggers.includes('time_passed')) return after === undefined ? [] : [{ at: 'after', message: 'Time is only counted for rules that time sets off.' }];
  if (after === undefined) return [{ at: 'after', message: 'Say how much time, and since when.' }];
  if (!SINCE.includes(after.since)) return [{ at: 'after', message: `Time is not counted from “${String(after.since)}”.` }];
  if (!(after.hours > 0 && after.hours <= LONGEST_HOURS)) return [{ at: 'after', message: 'Between a moment and a year.' }];
  // It would take in every conversation there is.
  return after.since === 'opened' && !asks(when) ? [{ at: 'when', message: 'What counts from the opening needs a condition.' }] : [];
}

function checkCondition(condition: Condition, at: string, depth: number, known: Readonly<Record<string, FieldKind>>, faults: Fault[], tests: { count: number }): void {
  if (depth > DEEPEST) return void faults.push({ at, message: `Groups stand at most ${DEEPEST} deep.` });
  if ('all' in condition || 'any' in condition) {
    const [name, parts] = 'all' in condition ? ['all', condition.all] : ['any', condition.any];
    for (const [i, part] of parts.entries()) checkCondition(part, `${at}.${name}.${i}`, depth + 1, known, faults, tests);
  } else if ('not' in condition) checkCondition(condition.not, `${at}.not`, depth + 1, known, faults, tests);
  else {
    tests.count += 1;
    const fault = faultOf(condition, known);
    if (fault) faults.push({ at, message: fault });
  }
}

function faultOf({ field, operator, value }: Test, known: Readonly<Record<string, FieldKind>>): string | null {
  if (!Object.hasOwn(known, field)) return `There is no field “${field}”.`;
  if (!OPERATORS.includes(operator)) return `There is no test “${operator}”.`;
  const kind = known[field] as FieldKind;
  if (!operatorsOf[kind].includes(operator)) return `“${operator}” says nothing about “${field}”.`;
  if (operator === 'set' || operator === 'not_set') return null;
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return 'Say what to compare with.';
  if (kind === 'number' && !Number.isFinite(Number(value))) return `“${String(value)}” is no number.`;
  return kind === 'yes' && typeof value !== 'boolean' ? 'Say yes or no.' : null;
}
