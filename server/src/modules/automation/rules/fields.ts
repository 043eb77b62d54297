import type { Operator } from './condition.ts';

export type FieldKind = 'choice' | 'list' | 'text' | 'number' | 'yes';

/** Which tests make sense of a kind of field, in the order a screen offers them. */
export const operatorsOf: Readonly<Record<FieldKind, readonly Operator[]>> = {
  choice: ['is', 'is_not', 'any_of', 'none_of', 'set', 'not_set'],
  list: ['contains', 'contains_not', 'set', 'not_set'],
  text: ['contains', 'contains_not', 'is', 'is_not', 'begins', 'ends', 'set', 'not_set'],
  number: ['more', 'less', 'at_least', 'at_most', 'is', 'set', 'not_set'],
  yes: ['is'],
};

/**
 * What rules can ask of a conversation, its customer and its order. `before.…` is what a field held before the event that is
 * looked at, known only where that event changed it. Other rooms add theirs when they are built.
 */
export const fields: Readonly<Record<string, FieldKind>> = {
  channel: 'choice', language: 'choice', category: 'choice', status: 'choice', priority: 'choice', assignee: 'choice', team: 'choice', reason: 'choice', other_reasons: 'list', tags: 'list',
  subject: 'text', text: 'text', number_of_messages: 'number', has_attachments: 'yes', is_reply: 'yes',
  'customer.email': 'text', 'customer.name': 'text', 'customer.language': 'choice', 'customer.conversations': 'number', 'customer.orders': 'number', 'customer.spent': 'number',
  'order.state': 'choice', 'order.payment': 'choice', 'order.fulfilment': 'choice', 'order.total': 'number', 'order.currency': 'choice', 'order.days_since_placed': 'number',
  hours_since_opened: 'number', hours_since_customer_wrote: 'number', hours_since_reply: 'number', hours_since_resolved: 'number', in_business_hours: 'yes',
  'before.status': 'choice', 'before.category': 'choice', 'before.priority': 'choice', 'before.assignee': 'choice', 'before.team': 'choice', 'before.reason': 'choice',
};
