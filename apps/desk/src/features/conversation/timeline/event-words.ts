import type { ConversationEvent } from '@keepdesk/client';
import { describeMoment, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';

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

/** Events that the messages say themselves, or that nobody needs to read. */
const unsaid = new Set(['message_received', 'reply_written', 'reply_released', 'reply_delivered', 'note_written'].map((name) => `conversations.${name}`));

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
  return ({ name, actor, payload }) => {
    const who = actor.name || (actor.kind === 'customer' ? t('event.customer') : t('event.keepdesk'));
    if (!isSaid(name)) return t('event.other', { who, what: (name.split('.')[1] ?? name).replaceAll('_', ' ') });
    if (name === 'conversations.assigned' && !payload.to) return t('event.unassigned', { who });
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
