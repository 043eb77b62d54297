/** What programs outside can hear of: our own name of the news → the public one, which never changes. */
export const publicEvents: Readonly<Record<string, string>> = {
  'conversations.conversation_opened': 'conversation.opened',
  'conversations.message_received': 'message.received',
  'conversations.reply_written': 'reply.written',
  'conversations.reply_undone': 'reply.undone',
  'conversations.reply_delivered': 'reply.delivered',
  'conversations.reply_failed': 'reply.failed',
  'conversations.note_written': 'note.written',
  'conversations.status_changed': 'conversation.status_changed',
  'conversations.assigned': 'conversation.assigned',
  'conversations.snoozed': 'conversation.snoozed',
  'conversations.woken': 'conversation.woken',
  'conversations.tagged': 'conversation.tagged',
  'conversations.merged': 'conversation.merged',
  'conversations.unmerged': 'conversation.unmerged',
  'conversations.split': 'conversation.split',
  'conversations.marked_spam': 'conversation.marked_spam',
  'conversations.rescued': 'conversation.rescued',
  'sla.clock_warned': 'conversation.deadline_near',
  'sla.clock_missed': 'conversation.deadline_missed',
  'customers.customer_created': 'customer.created',
  'customers.customers_merged': 'customer.merged',
  'customers.consent_changed': 'customer.consent_changed',
  'customers.customer_erased': 'customer.erased',
  'surveys.answered': 'survey.answered',
  'orders.refunded': 'order.refunded',
  'orders.action_asked': 'order_action.asked',
  'orders.action_done': 'order_action.done',
  'orders.action_failed': 'order_action.failed',
  'shipments.shipment_created': 'shipment.created',
  'shipments.state_changed': 'shipment.state_changed',
  'shipments.delivered': 'shipment.delivered',
  'shipments.exception': 'shipment.exception',
  'returns.requested': 'return.requested',
  'returns.approved': 'return.approved',
  'returns.refused': 'return.refused',
  'returns.label_sent': 'return.label_sent',
  'returns.sent_back': 'return.sent_back',
  'returns.received': 'return.received',
  'returns.inspected': 'return.inspected',
  'returns.resolved': 'return.resolved',
  'returns.cancelled': 'return.cancelled',
  'returns.expired': 'return.expired',
  'returns.stuck': 'return.stuck',
  'returns.synced': 'return.synced',
  'shipments.signal_raised': 'shipment.signal_raised',
  'shipments.signal_cleared': 'shipment.signal_cleared',
  'shipments.trouble_suspected': 'carrier_incident.suspected',
  'shipments.incident_declared': 'carrier_incident.declared',
  'shipments.incident_ended': 'carrier_incident.ended',
};

export const publicTypes: readonly string[] = [...new Set(Object.values(publicEvents))];
export const PING = 'webhook.test';
/** What a rule tells one endpoint, whatever else that wants to hear. */
export const RULE_ASKED = 'rule.asked';

interface News {
  readonly name: string;
  readonly brandId: string;
  readonly subjectId: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * The body of a delivery: what happened to what, as ids and facts. Words, names and addresses are read through the API
 * with a key, so that a body in somebody's log tells nobody's secrets.
 */
export function bodyOf(news: News): string {
  const type = publicEvents[news.name] ?? news.name;
  return JSON.stringify({
    type,
    timestamp: news.at.toISOString(),
    data: { [`${subjectOf(type)}_id`]: news.subjectId, brand_id: news.brandId, actor: { kind: news.actorKind, id: news.actorId }, ...news.payload },
  });
}

/** Messages, replies and notes are news about their conversation, and so is what was asked for from one; payloads name the action itself. */
function subjectOf(type: string): string {
  const kind = type.split('.')[0] ?? 'subject';
  return ['message', 'reply', 'note', 'order_action'].includes(kind) ? 'conversation' : kind;
}
