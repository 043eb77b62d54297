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

/** Where what a field holds is read. One query reads a source for any number of conversations. */
export type Source = 'conversation' | 'messages' | 'reading' | 'deadlines' | 'customer' | 'order' | 'rating' | 'news';

/** What is chosen from: something the brand has, or one of the words given. */
export type Choices = 'people' | 'teams' | 'tags' | 'reasons' | 'statuses' | 'languages' | readonly string[];

export interface Field {
  readonly kind: FieldKind;
  readonly source: Source;
  readonly choices?: Choices;
  /** more than the choices may be asked for: channels come and go */
  readonly open?: boolean;
  /** what a number cannot be below, and above */
  readonly least?: number;
  readonly most?: number;
  /** looking back, what it held at that moment cannot be told from the log: it is taken as it is today */
  readonly asToday?: boolean;
}

const categories = ['open', 'waiting', 'resolved'] as const;
const priorities = ['low', 'normal', 'high', 'urgent'] as const;
const text = (source: Source, more: Partial<Field> = {}): Field => ({ kind: 'text', source, ...more });
const number = (source: Source, more: Partial<Field> = {}): Field => ({ kind: 'number', source, least: 0, ...more });
const share = (source: Source): Field => number(source, { most: 100 });
const choice = (source: Source, choices?: Choices, more: Partial<Field> = {}): Field => ({ kind: 'choice', source, ...(choices === undefined ? {} : { choices }), ...more });
const yes = (source: Source): Field => ({ kind: 'yes', source });
const asToday = { asToday: true };

/**
 * What rules can ask of a conversation, its customer, order and parcel. A reason holds with the one above it. `before.…` is
 * what a field held before the event that is looked at, known only where that event changed it. The order is the one spoken
 * of, the newest of several, else the customer's newest; amounts are in whole units of its own currency.
 */
export const fieldTable: Readonly<Record<string, Field>> = {
  channel: choice('conversation', ['email', 'chat'], { open: true }), category: choice('conversation', categories), status: choice('conversation', 'statuses'), priority: choice('conversation', priorities),
  assignee: choice('conversation', 'people'), team: choice('conversation', 'teams'), reason: choice('conversation', 'reasons'), other_reasons: { kind: 'list', source: 'conversation', choices: 'reasons', asToday: true },
  tags: { kind: 'list', source: 'conversation', choices: 'tags' }, subject: text('conversation', asToday), by: choice('news', ['customer', 'person', 'program']),
  text: text('messages'), number_of_messages: number('messages'), has_attachments: { kind: 'yes', source: 'conversation', asToday: true }, is_reply: yes('messages'), is_auto: yes('messages'),
  language: choice('reading', 'languages'), feeling: choice('reading', ['negative', 'neutral', 'positive']), urgency: share('reading'), read_reason: choice('reading', 'reasons'), read_confidence: share('reading'), out_of_scope: yes('reading'),
  intents: { kind: 'list', source: 'reading', choices: ['return', 'cancel', 'leave', 'dispute', 'sue', 'press', 'human'] },
  deadline: choice('deadlines', ['none', 'running', 'near', 'missed'], asToday), hours_to_deadline: { kind: 'number', source: 'deadlines', asToday: true }, deadline_metric: choice('news', ['first_reply', 'next_reply', 'resolution', 'update']),
  hours_since_opened: number('conversation'), hours_since_customer_wrote: number('messages'), hours_since_reply: number('messages'), hours_since_resolved: number('conversation'), in_business_hours: yes('news'),
  'customer.email': text('customer', asToday), 'customer.name': text('customer', asToday), 'customer.language': choice('customer', 'languages', asToday), 'customer.tier': choice('customer', ['standard', 'vip'], asToday),
  'customer.conversations': number('customer', asToday), 'customer.orders': number('customer', asToday), 'customer.spent': number('customer', asToday),
  'order.number': text('order', asToday), 'order.state': choice('order', ['open', 'closed', 'cancelled'], asToday), 'order.payment': choice('order', ['pending', 'paid', 'partially_refunded', 'refunded', 'failed'], asToday),
  'order.fulfilment': choice('order', ['unfulfilled', 'partial', 'fulfilled', 'delivered', 'returned'], asToday), 'order.total': number('order', asToday), 'order.currency': choice('order', undefined, asToday), 'order.days_since_placed': number('order'),
  'parcel.state': choice('order', ['pending', 'info_received', 'in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup', 'delivered', 'exception', 'returned', 'expired'], asToday), 'parcel.carrier': text('order', asToday), 'parcel.days_since_delivered': number('order'), 'parcel.days_late': { kind: 'number', source: 'order' },
  'parcel.signals': { kind: 'list', source: 'order', choices: ['late_handover', 'no_scan', 'promise_at_risk', 'promise_broken'], asToday: true },
  rating: number('rating', { ...asToday, least: 1, most: 5 }),
  'before.status': choice('news', 'statuses'), 'before.category': choice('news', categories), 'before.priority': choice('news', priorities), 'before.assignee': choice('news', 'people'), 'before.team': choice('news', 'teams'), 'before.reason': choice('news', 'reasons'),
};

export const fields: Readonly<Record<string, FieldKind>> = Object.fromEntries(Object.entries(fieldTable).map(([name, field]) => [name, field.kind]));
