import type { TObject } from 'typebox';
import { Value } from 'typebox/value';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ActionFault } from '../../../platform/module/action.ts';
import { invalid, type Refusal } from '../../../platform/refusal/refusal.ts';
import { offeredActions } from '../ports.ts';
import { checkRule, testsIn } from '../rules/check-rule.ts';
import { faultAt, type Fault, type Problem } from '../rules/faults.ts';
import { fieldTable } from '../rules/fields.ts';
import { faultOfForm } from '../rules/read-condition.ts';
import type { Action, Definition } from '../rules/rule.ts';

/** Everything that keeps a definition from working in a brand, each with its place: the form of it, and whether what it names is there. */
export async function faultsOf(tx: Tx, brandId: string, definition: Definition): Promise<Fault[]> {
  const malformed = faultOfForm(definition.when);
  if (malformed !== null) return [malformed];
  const found = new Map<Action, ActionFault | null>();
  for (const action of definition.then) found.set(action, await faultOf(tx, brandId, action));
  const kinds = Object.fromEntries(offeredActions.get().map((offered) => [offered.kind, (action: Action) => found.get(action) ?? null]));
  const faults = checkRule(definition, kinds);
  return [...faults, ...(await gone(tx, brandId, definition, new Set(faults.map((fault) => fault.at))))];
}

/** A definition that cannot work, refused with every fault at its place. */
export const cannotWork = (faults: readonly Fault[]): Refusal => invalid('This rule cannot work yet.', faults.map(({ at, message, problem, facts }) => ({ field: at, message, problem, ...facts })));

async function faultOf(tx: Tx, brandId: string, action: Action): Promise<ActionFault | null> {
  const offered = offeredActions.get().find((one) => one.kind === action.kind);
  if (offered === undefined) return null;
  return faultOfShape(offered.shape, action) ?? (await offered.check?.(tx, brandId, action)) ?? null;
}

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** What a part of an action is not, with the bound it breaks. */
function faultOfShape(shape: TObject, action: Action): ActionFault | null {
  if (Value.Check(shape, action)) return null;
  const [part, bounds] = Object.entries(shape.properties).find(([name, asked]) => !(action[name] === undefined && !(shape.required ?? []).includes(name)) && !Value.Check(asked, action[name])) ?? [];
  const { minimum, maximum, maxLength } = (bounds ?? {}) as Bounds;
  const value = part === undefined ? undefined : action[part];
  const say = (problem: Problem, facts: Record<string, number> = {}): ActionFault => faultAt('', problem, facts, part);
  if (typeof value === 'string' && maxLength !== undefined && value.length > maxLength) return say('too_long', { most: maxLength });
  if (typeof value === 'number' && minimum !== undefined && maximum !== undefined) return say('out_of_bounds', { least: minimum, most: maximum });
  return say('incomplete');
}

const problems = { people: 'unknown_person', teams: 'unknown_team', tags: 'unknown_tag', reasons: 'unknown_reason', statuses: 'unknown_status' } as const satisfies Record<string, Problem>;
type Named = keyof typeof problems;

/** Tests that compare with somebody or something the brand does not have, or not any more. */
async function gone(tx: Tx, brandId: string, definition: Definition, faulty: ReadonlySet<string>): Promise<Fault[]> {
  const asked = testsIn(definition.when).flatMap(({ test, at }) => {
    const choices = fieldTable[test.field]?.choices;
    const values = test.value === undefined ? [] : Array.isArray(test.value) ? test.value.map(String) : [String(test.value)];
    return typeof choices === 'string' && choices in problems && !faulty.has(at) && test.operator !== 'set' && test.operator !== 'not_set' ? [{ at, choices: choices as Named, values }] : [];
  });
  if (asked.length === 0) return [];
  const there = await thereOf(tx, brandId, [...new Set(asked.flatMap((one) => one.values))]);
  return asked.flatMap(({ at, choices, values }) => (values.every((value) => there.has(`${choices} ${value.toLowerCase()}`)) ? [] : [faultAt(at, problems[choices], {}, 'value')]));
}

async function thereOf(tx: Tx, brandId: string, values: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = values.filter((value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value));
  const rows = await tx.rows<{ choices: Named; id: string }>(sql`
    select 'people' as choices, id from identity.person where id = any (${ids}::uuid[]) union all select 'teams', id from identity.team where id = any (${ids}::uuid[]) and archived_at is null
    union all select 'tags', id from taxonomy.tag where id = any (${ids}::uuid[]) and brand_id = ${brandId} union all select 'reasons', id from taxonomy.reason where id = any (${ids}::uuid[]) and brand_id = ${brandId}
    union all select 'statuses', id from conversations.status where id = any (${ids}::uuid[]) and brand_id = ${brandId}`);
  return new Set(rows.map((row) => `${row.choices} ${row.id}`));
}
