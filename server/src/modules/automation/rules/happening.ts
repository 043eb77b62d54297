import type { Facts, FactValue } from './condition.ts';
import type { Trigger } from './rule.ts';

/** A piece of news as the log keeps it: ids and facts. */
export interface News {
  readonly name: string;
  readonly actorKind: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a piece of news is to rules: what it triggers, and what it alone knows. */
export interface Meaning {
  readonly triggers: readonly Trigger[];
  /** `by`, `before.…` and the like */
  readonly facts: Facts;
}

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
const byWhom: Readonly<Record<string, string>> = { person: 'person', key: 'program', system: 'program', customer: 'customer' };

/** What rules can be set off by, in the order of the log's names. */
const meanings: Readonly<Record<string, (payload: Readonly<Record<string, unknown>>) => Meaning>> = {
  // What a customer begins is told by the message itself.
  'conversations.conversation_opened': ({ outbound }) => meaning(outbound === true ? ['opened'] : []),
  'conversations.message_received': ({ opened, from_category: was, junk }) => meaning(junk === true ? [] : [...(opened === true ? ['opened' as const] : []), 'customer_wrote', ...(was === 'resolved' ? ['reopened' as const] : [])], { by: 'customer' }),
  // Not when it is written: until it leaves it can be taken back.
  'conversations.reply_released': () => meaning(['replied']),
  'conversations.note_written': () => meaning(['noted']),
  'conversations.status_changed': ({ from, from_category: was, to_category: is }) =>
    meaning(['status_changed', ...(is === 'resolved' && was !== 'resolved' ? ['resolved' as const] : []), ...(was === 'resolved' && is === 'open' ? ['reopened' as const] : [])], { 'before.status': fact(from), 'before.category': fact(was) }),
  'conversations.assigned': ({ from, from_team: team }) => meaning(['assigned'], { 'before.assignee': fact(from), 'before.team': fact(team) }),
  'conversations.tagged': () => meaning(['tagged']),
  'conversations.changed': ({ fields, from_priority: priority, from_reason_id: reason, undone }) => {
    const changed = Array.isArray(fields) && undone !== true ? fields : [];
    const [other, filed] = [changed.includes('priority'), changed.includes('reason_id')];
    return meaning([...(other ? ['priority_changed' as const] : []), ...(filed ? ['reason_changed' as const] : [])], {
      ...(other ? { 'before.priority': PRIORITIES[Number(priority)] ?? null } : {}), ...(filed && reason !== undefined ? { 'before.reason': fact(reason) } : {}),
    });
  },
  'sla.clock_warned': ({ metric }) => meaning(['deadline_near'], { deadline_metric: fact(metric) }),
  'sla.clock_missed': ({ metric }) => meaning(['deadline_missed'], { deadline_metric: fact(metric) }),
  'surveys.answered': ({ score, kind }) => meaning(kind === 'csat' ? ['rated'] : [], { by: 'customer', rating: typeof score === 'number' ? score : null }),
  'orders.order_changed': () => meaning(['order_changed']),
  'orders.order_cancelled': () => meaning(['order_changed']),
  'orders.refunded': () => meaning(['order_changed']),
  'shipments.shipment_created': () => meaning(['parcel_moved']),
  'shipments.state_changed': () => meaning(['parcel_moved']),
  'shipments.signal_raised': () => meaning(['parcel_trouble']),
};

export const heardNames: readonly string[] = Object.keys(meanings);
/** News of an order or a parcel: it concerns every conversation that speaks of it. */
export const isBesideConversations = (name: string): boolean => name.startsWith('orders.') || name.startsWith('shipments.');

/** Null for what is nothing to rules. */
export function meaningOf(news: News): Meaning | null {
  const told = meanings[news.name]?.(news.payload);
  if (told === undefined || told.triggers.length === 0) return null;
  return { ...told, facts: { by: byWhom[news.actorKind] ?? 'program', ...told.facts } };
}

function meaning(triggers: readonly Trigger[], facts: Facts = {}): Meaning {
  return { triggers, facts };
}

const fact = (value: unknown): FactValue => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null);
