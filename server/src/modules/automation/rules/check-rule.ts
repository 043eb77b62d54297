import type { ActionFault } from '../../../platform/module/action.ts';
import { asks, OPERATORS, type Condition, type Test } from './condition.ts';
import { faultAt, type Fault } from './faults.ts';
import { fieldTable, operatorsOf, type Field } from './fields.ts';
import { SINCE, TRIGGERS, type Action, type Definition } from './rule.ts';

const DEEPEST = 6;
const MOST_TESTS = 50;
const LONGEST_DAYS = 366;

/** What each kind of action says of one; null where nothing is wrong. */
export type ActionChecks = Readonly<Record<string, (action: Action) => ActionFault | null>>;
type Known = Readonly<Record<string, Pick<Field, 'kind' | 'choices' | 'open' | 'least' | 'most'>>>;

/** Everything that is wrong with a rule, each with its place; empty when it can be switched on. */
export function checkRule(rule: Definition, actions: ActionChecks, known: Known = fieldTable): Fault[] {
  const faults: Fault[] = [];
  if (rule.triggers.length === 0) faults.push(faultAt('triggers', 'no_trigger'));
  for (const trigger of rule.triggers) if (!TRIGGERS.includes(trigger)) faults.push(faultAt('triggers', 'unknown_trigger', { trigger }));
  faults.push(...faultsOfTime(rule));
  const tests = testsIn(rule.when);
  faults.push(...faultsOfDepth(rule.when), ...tests.flatMap(({ test, at }) => faultOf(test, at, known) ?? []));
  if (tests.length > MOST_TESTS) faults.push(faultAt('when', 'too_many_tests', { most: MOST_TESTS }));
  if (rule.then.length === 0) faults.push(faultAt('then', 'no_action'));
  for (const [i, action] of rule.then.entries()) {
    if (!Object.hasOwn(actions, action.kind)) faults.push(faultAt(`then.${i}`, 'unknown_action', { action: action.kind }));
    else {
      const fault = actions[action.kind]?.(action);
      if (fault) faults.push({ ...fault, at: `then.${i}` });
    }
  }
  return faults;
}

function faultsOfTime({ triggers, after, when }: Definition): Fault[] {
  if (!triggers.includes('time_passed')) return after === undefined ? [] : [faultAt('after', 'time_unwanted')];
  if (after === undefined) return [faultAt('after', 'time_missing')];
  if (!SINCE.includes(after.since)) return [faultAt('after', 'unknown_since', { since: String(after.since) })];
  if (!(after.hours > 0 && after.hours <= 24 * LONGEST_DAYS)) return [faultAt('after', 'time_out_of_bounds', { most: LONGEST_DAYS })];
  // It would take in every conversation there is.
  return after.since === 'opened' && !asks(when) ? [faultAt('when', 'needs_condition')] : [];
}

/** Every test of a condition with its place, as far down as groups may stand. */
export function testsIn(condition: Condition, at = 'when', depth = 0): { readonly test: Test; readonly at: string }[] {
  if (depth > DEEPEST) return [];
  const parts = partsOf(condition, at);
  return parts === null ? [{ test: condition as Test, at }] : parts.flatMap((part) => testsIn(part.condition, part.at, depth + 1));
}

function faultsOfDepth(condition: Condition, at = 'when', depth = 0): Fault[] {
  if (depth > DEEPEST) return [faultAt(at, 'too_deep', { most: DEEPEST })];
  return (partsOf(condition, at) ?? []).flatMap((part) => faultsOfDepth(part.condition, part.at, depth + 1));
}

/** What stands in a group, each with its place; null for a test. */
function partsOf(condition: Condition, at: string): { condition: Condition; at: string }[] | null {
  if ('all' in condition) return condition.all.map((part, i) => ({ condition: part, at: `${at}.all.${i}` }));
  if ('any' in condition) return condition.any.map((part, i) => ({ condition: part, at: `${at}.any.${i}` }));
  return 'not' in condition ? [{ condition: condition.not, at: `${at}.not` }] : null;
}

function faultOf({ field, operator, value }: Test, at: string, known: Known): Fault | null {
  if (!Object.hasOwn(known, field)) return faultAt(at, 'unknown_field', { field });
  if (!OPERATORS.includes(operator)) return faultAt(at, 'unknown_operator', { operator });
  const asked = known[field] as Known[string];
  if (!operatorsOf[asked.kind].includes(operator)) return faultAt(at, 'wrong_operator', { operator, field });
  if (operator === 'set' || operator === 'not_set') return null;
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return faultAt(at, 'no_value', {}, 'value');
  if (asked.kind === 'number') return faultOfNumber(value, at, asked);
  if (asked.kind === 'yes') return typeof value === 'boolean' ? null : faultAt(at, 'not_yes_or_no', {}, 'value');
  const strange = Array.isArray(asked.choices) && asked.open !== true ? (Array.isArray(value) ? value : [value]).find((one) => !(asked.choices as readonly string[]).includes(String(one).toLowerCase())) : undefined;
  return strange === undefined ? null : faultAt(at, 'unknown_choice', { value: String(strange) }, 'value');
}

function faultOfNumber(value: NonNullable<Test['value']>, at: string, { least, most }: Known[string]): Fault | null {
  const number = typeof value === 'boolean' || Array.isArray(value) || String(value).trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) return faultAt(at, 'not_a_number', { value: String(value) }, 'value');
  if (least !== undefined && most !== undefined) return number < least || number > most ? faultAt(at, 'out_of_bounds', { least, most }, 'value') : null;
  return least !== undefined && number < least ? faultAt(at, 'too_small', { least }, 'value') : null;
}
