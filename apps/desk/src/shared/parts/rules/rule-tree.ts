import type { RuleCondition, RuleTest } from '@keepdesk/client';

export type GroupKind = 'all' | 'any' | 'none' | 'not_all';

export interface Group {
  readonly kind: GroupKind;
  readonly parts: readonly RuleCondition[];
}

export const groupKinds: readonly GroupKind[] = ['all', 'any', 'none', 'not_all'];

/** A condition as the group it is; null for a test. A test that is turned round is a group of one of which none holds. */
export function groupOf(condition: RuleCondition): Group | null {
  if ('all' in condition) return { kind: 'all', parts: condition.all };
  if ('any' in condition) return { kind: 'any', parts: condition.any };
  if (!('not' in condition)) return null;
  const within = groupOf(condition.not);
  if (within?.kind === 'all') return { kind: 'not_all', parts: within.parts };
  return within?.kind === 'any' ? { kind: 'none', parts: within.parts } : { kind: 'none', parts: [condition.not] };
}

export function conditionOf({ kind, parts }: Group): RuleCondition {
  if (kind === 'all') return { all: parts };
  if (kind === 'any') return { any: parts };
  return { not: kind === 'none' ? { any: parts } : { all: parts } };
}

/** Where the server names the parts of a group: `when.all.0`, `when.not.any.2`. */
export function pathOf(at: string, kind: GroupKind, index: number): string {
  return `${at}.${kind === 'none' ? 'not.any' : kind === 'not_all' ? 'not.all' : kind}.${index}`;
}

/** What is edited is always a group: a lone test stands in one. */
export function asGroup(condition: RuleCondition): RuleCondition {
  const group = groupOf(condition);
  return group === null ? { all: [condition] } : conditionOf({ kind: group.kind, parts: group.parts.map((part) => (groupOf(part) === null ? part : asGroup(part))) });
}

/** Every test, wherever it stands. */
export function testsOf(condition: RuleCondition): RuleTest[] {
  const group = groupOf(condition);
  return group === null ? [condition as RuleTest] : group.parts.flatMap(testsOf);
}
