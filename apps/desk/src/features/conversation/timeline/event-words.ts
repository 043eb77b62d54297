import type { ConversationEvent } from '@keepdesk/client';
import { describeMoment, formatMoney, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../shared/actions/choices.ts';

const said = {
  'conversations.conversation_opened': 'opened',
  'conversations.status_changed': 'statusChanged',
  'conversations.assigned': 'assigned',
  'conversations.snoozed': 'snoozed',
  'conversations.woken': 'woken',
  'conversations.tagged': 'tagged',
  'conversations.merged': 'merged',
  'conversations.unmerged': 'unmerged',
  'conversations.split': 'split',
  'conversations.marked_spam': 'markedSpam',
  'conversations.rescued': 'rescued',
  'conversations.reply_undone': 'replyUndone',
  'conversations.reply_failed': 'replyFailed',
  'conversations.changed': 'changed',
} as const;

/** What was done to an order from here. */
const acted = {
  'orders.action_asked': 'asked',
  'orders.action_waiting': 'waiting',
  'orders.action_unknown': 'unknown',
  'orders.action_done': 'done',
  'orders.action_failed': 'failed',
  'orders.action_refused': 'refused',
  'orders.action_withdrawn': 'withdrawn',
} as const;
const kinds = ['cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit'] as const;

/** What was done to a subscription or to points from here. */
const memberActed = { 'memberships.action_asked': 'asked', 'memberships.action_waiting': 'waiting', 'memberships.action_refused': 'refused', 'memberships.action_unknown': 'unknown', 'memberships.action_done': 'done', 'memberships.action_failed': 'failed', 'memberships.action_withdrawn': 'withdrawn' } as const;
const memberKinds = ['skip', 'change_date', 'swap', 'pause', 'resume', 'cancel', 'adjust_points'] as const;
const isMemberActed = (name: string): name is keyof typeof memberActed => name in memberActed;

/** What became of the answer to a dispute. */
const disputed = { 'orders.dispute_answer_asked': 'asked', 'orders.dispute_answered': 'done', 'orders.dispute_answer_unknown': 'unknown', 'orders.dispute_answer_failed': 'failed' } as const;
const isDisputed = (name: string): name is keyof typeof disputed => name in disputed;

/** What became of an escalation. */
const escalated = {
  'escalations.raised': 'escalated',
  'escalations.taken': 'escalationTaken',
  'escalations.handed_on': 'escalationHandedOn',
  'escalations.overdue': 'escalationOverdue',
  'escalations.closed': 'escalationClosed',
  'escalations.reopened': 'escalationReopened',
} as const;
/** What became of a return. */
const returned = {
  'returns.requested': 'requested',
  'returns.approved': 'approved',
  'returns.refused': 'refused',
  'returns.reconsidered': 'reconsidered',
  'returns.label_sent': 'labelSent',
  'returns.sent_back': 'sentBack',
  'returns.received': 'received',
  'returns.inspected': 'inspected',
  'returns.exchanged_early': 'exchangedEarly',
  'returns.settling': 'settling',
  'returns.resolved': 'resolved',
  'returns.cancelled': 'cancelled',
  'returns.expired': 'expired',
  'returns.stuck': 'stuck',
  'returns.synced': 'synced',
  'returns.window_extended': 'windowExtended',
  'returns.window_extension_taken_back': 'windowTakenBack',
} as const;
const isReturned = (name: string): name is keyof typeof returned => name in returned;
const isEscalated = (name: string): name is keyof typeof escalated => name in escalated;

const priorities = ['low', 'normal', 'high', 'urgent'] as const;

/** Why something went back to its queue. */
const backs = ['owner_away', 'owner_off_shift', 'owner_gone', 'site_out'] as const;

const metrics = ['first_reply', 'next_reply', 'resolution', 'update'] as const;

const outcomes = new Set(['orders.action_done', 'orders.action_failed', 'orders.action_unknown', 'orders.action_refused', 'memberships.action_done', 'memberships.action_failed', 'memberships.action_unknown', 'orders.dispute_answered', 'orders.dispute_answer_failed', 'customers.customer_proven', 'sla.clock_missed', 'outreach.recognised', 'escalations.raised', 'escalations.overdue', 'escalations.closed', 'automation.rule_applied', 'automation.rule_failed', 'routing.given_back', 'returns.approved', 'returns.refused', 'returns.received', 'returns.resolved', 'returns.stuck']);

/** What a rule did is told in one line, with its name and why. */
export function isOfRule({ name }: ConversationEvent): boolean {
  return name === 'automation.rule_applied' || name === 'automation.rule_failed';
}

/** The changes themselves are then left out: they carry the run as who did them. */
export function withoutRunsOwn(events: readonly ConversationEvent[]): ConversationEvent[] {
  const runs = new Set(events.filter(isOfRule).map((event) => event.actor.id));
  return events.filter((event) => isOfRule(event) || event.actor.kind !== 'system' || event.actor.id === null || !runs.has(event.actor.id));
}

/** What an agent must not miss among changes. */
export function isOutcome({ name }: ConversationEvent): boolean {
  return outcomes.has(name);
}

function isActed(name: string): name is keyof typeof acted {
  return name in acted;
}

/** Events that the messages say themselves, or that nobody needs to read. */
const unsaid = new Set([...['message_received', 'reply_written', 'reply_released', 'reply_delivered', 'note_written', 'order_mentioned'].map((name) => `conversations.${name}`), 'sla.clock_met', 'sla.clock_warned', 'sla.clock_went_on', 'triage.conversation_triaged', 'routing.offered', 'routing.offer_ended']);

export function isWorthSaying({ name, payload }: ConversationEvent): boolean {
  const onlyRead = name === 'conversations.changed' && Array.isArray(payload.fields) && payload.fields.every((field) => field === 'unread');
  return !unsaid.has(name) && !onlyRead;
}

function isSaid(name: string): name is keyof typeof said {
  return name in said;
}

/** Says an event in the agent's language; kinds not known here are said by their plain name. */
export function useEventWords(statuses: ReadonlyArray<{ id: string; name: string }>): (event: ConversationEvent) => string {
  const { t } = useTranslation();
  const { locale, now } = useClock();
  const { reasons } = useChoices();
  const saysAction = (name: keyof typeof acted, who: string, payload: ConversationEvent['payload']): string => {
    const kind = kinds.find((one) => one === payload.kind) ?? 'refund';
    const amount = Number(payload.amount_minor ?? 0);
    const what = amount > 0 ? `${t(`act.noun.${kind}`)} (${formatMoney({ amount_minor: amount, currency: String(payload.currency) }, locale)})` : t(`act.noun.${kind}`);
    return t(`act.event.${acted[name]}`, { who, what, number: String(payload.number ?? '') });
  };
  return ({ name, actor, payload }) => {
    const who = actor.name || (actor.kind === 'customer' ? t('event.customer') : t('event.keepdesk'));
    if (isActed(name)) return saysAction(name, who, payload);
    if (isMemberActed(name)) return t(`member.event.${memberActed[name]}`, { who, what: t(`member.noun.${memberKinds.find((one) => one === payload.kind) ?? 'skip'}`) });
    if (isDisputed(name)) return t(`dispute.event.${disputed[name]}`, { who });
    if (name === 'customers.customer_proven') return t('act.event.proven');
    if (name === 'sla.clock_missed') return t('event.clockMissed', { metric: t(`clocks.${metrics.find((one) => one === payload.metric) ?? 'first_reply'}`) });
    if (name === 'routing.given_back') return t(`event.givenBack.${backs.find((one) => one === payload.because) ?? 'owner_away'}`);
    if (name === 'outreach.recognised') return t('event.wasTold', { until: momentOf(payload.told_at, now(), locale) });
    if (name === 'routing.placed') return t('event.placed', { who });
    if (isReturned(name)) return t(`event.returns.${returned[name]}`, { who, number: String(payload.number ?? ''), order: String(payload.order_number ?? ''), until: String(payload.until ?? '') });
    if (isEscalated(name)) return t(name === 'escalations.raised' && actor.kind === 'person' ? 'event.escalatedBy' : `event.${escalated[name]}`, { who, name: String(payload.name ?? '') });
    if (!isSaid(name)) return t('event.other', { who, what: (name.split('.')[1] ?? name).replaceAll('_', ' ') });
    if (name === 'conversations.assigned' && payload.because === 'no_room') return t('event.noRoom');
    if (name === 'conversations.assigned' && !payload.to) return t('event.unassigned', { who });
    if (name === 'conversations.assigned' && payload.to === actor.id) return t('event.took', { who });
    const reason = name === 'conversations.changed' ? reasons.find((one) => one.id === payload.reason_id)?.name : undefined;
    if (reason && list(payload.fields).includes('reason_id')) return t('event.filed', { who, reason });
    if (name === 'conversations.changed' && list(payload.fields).every((field) => field === 'other_reason_ids') && list(payload.fields).length > 0) return t('event.filedAlso', { who });
    const priority = name === 'conversations.changed' && list(payload.fields).includes('priority') ? priorities[Number(payload.to_priority)] : undefined;
    if (priority) return t('event.prioritySet', { who, priority: t(`priority.${priority}`) });
    if (name === 'conversations.tagged' && list(payload.added).length === 0) return t('event.untagged', { who });
    return t(`event.${said[name]}`, {
      who,
      to: String(payload.to_name ?? statuses.find((status) => status.id === payload.to)?.name ?? payload.to_category ?? ''),
      until: momentOf(payload.until, now(), locale),
      number: String(payload.source_number ?? payload.into_number ?? ''),
    });
  };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function momentOf(value: unknown, now: Date, locale: string): string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? describeMoment(new Date(value), now, locale) : '';
}
