import type { Facts, FactValue } from './condition.ts';

/** A piece of news of the past; moments are milliseconds since the epoch. */
export interface PastNews {
  readonly at: number;
  readonly name: string;
  readonly actorKind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** the rules whose doing it was */
  readonly causes?: readonly string[];
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
type Change = Readonly<Record<string, FactValue>>;
/** reason → itself and the one above it */
export type ReasonPath = (id: string) => readonly string[];

/** What stood before the first of the news, told backwards from what stands today. */
export function stateBefore(today: Facts, news: readonly PastNews[], reasonPath: ReasonPath): Facts {
  return news.reduceRight<Facts>((state, one) => ({ ...state, ...changeOf(state, one, reasonPath, 'back') }), today);
}

/** What a piece of news made of these fields; empty when nothing. */
export function changeBy(state: Facts, news: PastNews, reasonPath: ReasonPath): Change {
  return changeOf(state, news, reasonPath, 'forth');
}

function changeOf(state: Facts, { name, payload }: PastNews, reasonPath: ReasonPath, way: 'back' | 'forth'): Change {
  const back = way === 'back';
  const end = (suffix: string): FactValue => idOf(payload[back ? `from${suffix}` : `to${suffix}`]);
  switch (name) {
    case 'conversations.status_changed': return { status: end(''), category: end('_category') };
    case 'conversations.assigned': return { assignee: end(''), team: end('_team') };
    case 'conversations.message_received': return payload['reopened'] !== true ? {} : { ...('to' in payload ? { status: end('') } : {}), category: back ? (idOf(payload['from_category']) ?? 'resolved') : 'open' };
    case 'conversations.tagged': return { tags: tagsAfter(state['tags'], back ? payload['removed'] : payload['added'], back ? payload['added'] : payload['removed']) };
    case 'conversations.changed': return fieldChange(payload, back, reasonPath);
    default: return {};
  }
}

function fieldChange(payload: Readonly<Record<string, unknown>>, back: boolean, reasonPath: ReasonPath): Change {
  // What was taken back says which fields, and not what they became.
  if (payload['undone'] === true || !Array.isArray(payload['fields'])) return {};
  const change: Record<string, FactValue> = {};
  if (payload['fields'].includes('priority')) change['priority'] = PRIORITIES[Number(payload[back ? 'from_priority' : 'to_priority'])] ?? 'normal';
  if (payload['fields'].includes('reason_id')) {
    const id = idOf(payload[back ? 'from_reason_id' : 'reason_id']);
    change['reason'] = typeof id === 'string' ? reasonPath(id) : null;
  }
  return change;
}

function tagsAfter(tags: FactValue | undefined, more: unknown, less: unknown): string[] {
  const [added, removed] = [listOf(more), listOf(less)];
  return [...new Set([...listOf(tags), ...added])].filter((tag) => !removed.includes(tag));
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const idOf = (value: unknown): FactValue => (typeof value === 'string' ? value : null);
