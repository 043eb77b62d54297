import { Type, type Static } from 'typebox';
import { listOf, pageQuery } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const text = Type.String();
const time = Type.String({ format: 'date-time' });
const named = nullable(Type.Object({ id: text, name: text }));
const facts = Type.Record(Type.String(), Type.Unknown());

type ConditionShape = { readonly all: readonly ConditionShape[] } | { readonly any: readonly ConditionShape[] } | { readonly not: ConditionShape } | { readonly field: string; readonly operator: OperatorName; readonly value?: string | number | boolean | readonly string[]; readonly match_case?: boolean };
type OperatorName = 'is' | 'is_not' | 'any_of' | 'none_of' | 'contains' | 'contains_not' | 'begins' | 'ends' | 'more' | 'less' | 'at_least' | 'at_most' | 'set' | 'not_set';

/** `{all: […]}`, `{any: […]}`, `{not: …}`, or a test `{field, operator, value}`; groups within groups. */
export const Condition = Type.Unsafe<ConditionShape>({ description: 'a group {all|any: […]}, {not: …}, or a test {field, operator, value}' });
/** `kind` and the parts this kind has, see the vocabulary. */
export const Action = Type.Unsafe<{ readonly kind: string; readonly [part: string]: unknown }>({ type: 'object', required: ['kind'], properties: { kind: { type: 'string', maxLength: 60 } }, additionalProperties: true });
export const Definition = Type.Object({
  triggers: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
  after: Type.Optional(Type.Object({ since: Type.String({ maxLength: 40 }), hours: Type.Number(), working: Type.Optional(Type.Boolean()) })),
  when: Condition,
  then: Type.Array(Action, { maxItems: 20 }),
  stops: Type.Optional(Type.Boolean()),
  once: Type.Optional(Type.Boolean()),
});

const fillings = Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]));
/** `problem` is stable and `facts` fill its sentence in any language; `message` is the English one. `part`: of an action, or `value` of a test. */
export const Fault = Type.Object({ at: text, message: text, problem: text, part: Type.Optional(text), facts: Type.Optional(fillings) });
const trouble = nullable(Type.Object({ problem: text, facts: fillings }));
export const Rule = Type.Object({
  id: text, brand_id: text, name: text, on: Type.Boolean(), version: Type.Integer(), definition: Definition,
  off_because: nullable(text), failures: Type.Integer(), last_error: nullable(text), last_problem: trouble, last_error_at: nullable(time),
  author: named, changed_by: named, changed_at: time,
  /** over the last seven days */
  runs: Type.Integer(), failed: Type.Integer(), last_run_at: nullable(time),
  /** what it names that is gone by now */
  faults: Type.Array(Fault),
});
export type RuleView = Static<typeof Rule>;
export const Rules = listOf(Rule);

const name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const why = Type.Optional(Type.String({ maxLength: 500 }));
export const NewRule = Type.Object({ brand_id: id, name, definition: Definition, why });
/** `version`: the one that was changed; another one meanwhile is a conflict. */
export const RuleChange = Type.Object({ version: Type.Integer(), name, definition: Definition, why });
export const RuleSwitch = Type.Object({ on: Type.Boolean() });
export const RuleOrder = Type.Object({ brand_id: id, ids: Type.Array(id, { maxItems: 200 }) });
export const RuleRestore = Type.Object({ version: Type.Integer(), number: Type.Integer({ minimum: 1 }), why });

export const RuleVersion = Type.Object({ number: Type.Integer(), name: text, definition: Definition, why: text, restored_from: nullable(Type.Integer()), by: named, at: time });
export type RuleVersionView = Static<typeof RuleVersion>;

export const RuleDraft = Type.Object({ brand_id: id, definition: Definition });
export const Faults = Type.Object({ faults: Type.Array(Fault) });

const choices = Type.Union([Type.String(), Type.Array(Type.String())]);
export const Vocabulary = Type.Object({
  triggers: Type.Array(text),
  since: Type.Array(text),
  /** `choices`: what is chosen from (people, teams, tags, reasons, statuses, languages), or the values themselves */
  fields: Type.Array(Type.Object({ name: text, kind: text, operators: Type.Array(text), choices: nullable(choices), as_today: Type.Boolean() })),
  actions: Type.Array(Type.Object({ kind: text, does: text, undo: text, parts: Type.Array(Type.Object({ name: text, kind: text, optional: Type.Boolean() })) })),
});
export type VocabularyView = Static<typeof Vocabulary>;

export const Run = Type.Object({
  id: text, brand_id: text, rule: Type.Object({ id: text, name: text }), version: Type.Integer(), conversation: Type.Object({ id: text, number: Type.Integer(), subject: text }), at: time, triggers: Type.Array(text),
  outcome: Type.Union([Type.Literal('done'), Type.Literal('failed')]), error: nullable(text), problem: trouble,
  /** what it said then */
  when: Condition, then: Type.Array(Action),
  /** each action in order, and whether there was something to do */
  done: Type.Array(Type.Object({ kind: text, changed: Type.Boolean() })),
});
export type RunView = Static<typeof Run>;
export const Runs = listOf(Run);
export const runQuery = Type.Object({ ...pageQuery, outcome: Type.Optional(Type.Union([Type.Literal('done'), Type.Literal('failed')])) });

/** What became of every rule that was asked, news by news; kept for a month. */
export const Look = Type.Object({ id: text, at: time, triggers: Type.Array(text), outcomes: Type.Array(Type.Object({ rule: Type.Object({ id: text, name: text }), because: text, failed: nullable(Condition) })) });
export type LookView = Static<typeof Look>;
export const conversationRulesQuery = Type.Object({ run: Type.Optional(id) });
export const RulesOfConversation = Type.Object({ runs: Type.Array(Run), looks: Type.Array(Look) });

/** `conversation`: its id or number */
export const RuleTry = Type.Object({ brand_id: id, definition: Definition, conversation: Type.String({ minLength: 1, maxLength: 36 }) });
export const Tried = Type.Object({
  conversation: Type.Object({ id: text, number: Type.Integer(), subject: text }),
  applies: Type.Boolean(),
  /** the test that decided against it */
  failed: nullable(Condition),
  /** what the fields it asks for hold now */
  asked: facts,
  before: facts,
  after: facts,
});
export type TriedView = Static<typeof Tried>;

export const NewTrial = Type.Object({ brand_id: id, rule_id: Type.Optional(id), definition: Definition, days: Type.Optional(Type.Integer({ minimum: 1, maximum: 366, default: 90 })) });
export const Trial = Type.Object({
  id: text, brand_id: text, rule_id: nullable(text), since: time, state: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('stopped'), Type.Literal('failed')]),
  total: Type.Integer(), looked_at: Type.Integer(),
  /** conversations in which it would have applied, and how often in all */
  matched: Type.Integer(), times: Type.Integer(),
  /** field → conversations in which it would have become another */
  changes: Type.Record(Type.String(), Type.Integer()),
  /** of those whose service level may have been another: how many have clocks, the deadlines missed by present service levels, and those that would have been */
  judged: Type.Integer(), misses_as_is: Type.Integer(), misses_supposed: Type.Integer(),
  error: nullable(text), started_at: time, ended_at: nullable(time),
  /** fields it asks for that are taken as they are today, since the log does not tell what they were */
  as_today: Type.Array(text),
});
export type TrialView = Static<typeof Trial>;
export const TrialMatch = Type.Object({ conversation: Type.Object({ id: text, number: Type.Integer(), subject: text }), at: time, triggers: Type.Array(text), times: Type.Integer(), before: facts, after: facts });
export type TrialMatchView = Static<typeof TrialMatch>;
