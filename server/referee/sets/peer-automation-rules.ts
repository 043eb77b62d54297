import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Condition, FactValue, Facts, Operator } from '../../src/modules/automation/rules/condition.ts';
import { runRules } from '../../src/modules/automation/rules/run-rules.ts';
import type { Rule } from '../../src/modules/automation/rules/rule.ts';
import { share, type RefereeSet } from '../figure.ts';

interface TheirTest { Field: string; Operator: string; Value: string; FieldType: string; CaseSensitiveMatch?: boolean }
interface Case {
  name: string;
  conversation: Record<string, unknown>;
  previous_values: Record<string, string> | null;
  rules: { groups: (string | { LogicalOp: string; Rules: TheirTest[] })[]; actions: unknown[]; group_operator: string; execution_mode: string }[];
  expected_actions_applied: number;
}

/** Where we decide otherwise on purpose: with us groups stand as many and as deep as one likes. */
const otherwise: Readonly<Record<string, string>> = { TestMoreThanTwoGroups_RuleSkipped: 'there, a rule of more than two groups never runs' };

const operators: Readonly<Record<string, Operator>> = {
  Equals: 'is', NotEqual: 'is_not', Contains: 'contains', NotContains: 'contains_not', Set: 'set', NotSet: 'not_set', GreaterThan: 'more', LessThan: 'less',
};
/** Their field → ours, and where the conversation of a case keeps it. */
const fields: Readonly<Record<string, readonly [ours: string, theirs: string]>> = {
  ConversationStatus: ['status', 'StatusID'], ConversationPriority: ['priority', 'PriorityID'], ConversationInbox: ['channel', 'InboxID'], ConversationAssignedUser: ['assignee', 'AssignedUserID'], ConversationAssignedTeam: ['team', 'AssignedTeamID'],
  ConversationSubject: ['subject', 'Subject'], ConversationContent: ['text', 'LastMessage'], ContactEmail: ['customer.email', 'Contact.Email'],
};
const clocks: Readonly<Record<string, readonly [ours: string, theirs: string]>> = { ConversationHoursSinceCreated: ['hours_since_opened', 'CreatedAt'], ConversationHoursSinceResolved: ['hours_since_resolved', 'ResolvedAt'], ConversationHoursSinceLastReply: ['hours_since_reply', 'LastReplyAt'] };
/** The set publishes no attributes; those its own cases compare with. */
const attributes: Facts = { client_id: 'YYYYYY', region: 'US' };

export const peerAutomationRules: RefereeSet = {
  name: 'peer-automation-rules',
  anchor: 'their own suite 100 %',
  measure(folder) {
    const cases = JSON.parse(readFileSync(path.join(folder, 'cases.json'), 'utf8')) as Case[];
    const judged = cases.filter((one) => !(one.name in otherwise));
    const wrong = judged.filter((one) => applied(one) !== one.expected_actions_applied);
    for (const one of wrong) process.stdout.write(`  ${one.name}: ${applied(one)} actions, expected ${one.expected_actions_applied}\n`);
    return [{ what: 'cases as expected', value: share(judged.length - wrong.length, judged.length), atLeast: 1 }, { what: 'decided otherwise on purpose', value: cases.length - judged.length, unit: 'count' }, { what: 'cases', value: cases.length, unit: 'count' }];
  },
};

function applied({ conversation, previous_values: previous, rules }: Case): number {
  const ours = rules.map(({ groups, actions, group_operator: joined, execution_mode: mode }, i): Rule => {
    const parts = groups.map((group): Condition => (typeof group === 'string' ? { any: [] } : together(group.LogicalOp, group.Rules.map(testOf))));
    return { id: String(i), name: '', on: true, triggers: ['opened'], when: together(joined, parts), then: actions.map(() => ({ kind: 'any' })), stops: mode.endsWith('FirstMatch') };
  });
  return runRules(ours, { triggers: ['opened'] }, factsOf(conversation, previous ?? {}), (facts) => facts).reduce((sum, outcome) => sum + outcome.actions.length, 0);
}

const together = (operator: string, parts: Condition[]): Condition => (operator === 'OperatorAnd' ? { all: parts } : { any: parts });

function testOf({ Field, Operator: theirs, Value, FieldType, CaseSensitiveMatch }: TheirTest): Condition {
  const operator = operators[theirs.replace('RuleOperator', '')] ?? (theirs as Operator);
  const before = Field.replace('ConversationPrevious', 'Conversation');
  const field = FieldType.includes('CustomAttribute') ? Field : before === Field ? (fields[Field] ?? clocks[Field] ?? [Field])[0] : `before.${fields[before]?.[0] ?? Field}`;
  return { field, operator, value: operator.startsWith('contains') ? Value.split(',').map((piece) => piece.trim()) : Value, match_case: CaseSensitiveMatch ?? false };
}

function factsOf(conversation: Record<string, unknown>, previous: Record<string, string>): Facts {
  const facts: Record<string, FactValue> = {};
  for (const [ours, theirs] of Object.values(fields)) facts[ours] = plain(conversation[theirs]);
  for (const [ours, theirs] of Object.values(clocks)) facts[ours] = hoursAgo(conversation[theirs]);
  for (const [field, value] of Object.entries(previous)) facts[`before.${fields[field.replace('ConversationPrevious', 'Conversation')]?.[0] ?? field}`] = value;
  return 'Contact.CustomAttributes' in conversation || 'CustomAttributes' in conversation ? { ...facts, ...attributes } : facts;
}

const plain = (value: unknown): FactValue => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null);

/** `time.Now().Add(-25 * time.Hour)` */
function hoursAgo(value: unknown): number | null {
  const told = /-(\d+(?:\.\d+)?) \* time\.(Hour|Minute)/.exec(JSON.stringify(value ?? null));
  return told ? Number(told[1]) / (told[2] === 'Hour' ? 1 : 60) : null;
}
