import { fields, isFields, list, moment, text, words } from './fields.ts';
import type { Piece, ReadFile, ReadMessage } from './past.ts';

const channels: Readonly<Record<string, string>> = { email: 'email', chat: 'chat', 'gorgias-chat': 'chat', phone: 'voice', aircall: 'voice', sms: 'sms', whatsapp: 'whatsapp', facebook: 'social', 'facebook-messenger': 'social', 'instagram-comment': 'social', 'instagram-direct-message': 'social', twitter: 'social' };

/** One object of a Gorgias export: a ticket with its messages, or a message on its own that says which ticket it belongs to. */
export function readGorgias(value: unknown): Piece {
  if (!isFields(value)) return { skipped: 'not an object' };
  if (value.ticket_id !== undefined && (value.body_text !== undefined || value.body_html !== undefined || value.stripped_text !== undefined)) return readLoneMessage(value);
  const id = text(value.id);
  const openedAt = moment(value.created_datetime) ?? moment(value.opened_datetime);
  if (id === '' || (value.messages === undefined && value.subject === undefined)) return { skipped: 'neither a ticket nor a message', excerpt: Object.keys(value).slice(0, 8).join(', ') };
  if (openedAt === null) return { skipped: `ticket ${id} has no readable date` };
  if (moment(value.trashed_datetime) !== null) return { skipped: `ticket ${id} was in the bin there` };
  const messages = list(value.messages).filter(isFields).map((one) => readMessage(one, openedAt)).filter((one) => one.text !== '' || one.files.length > 0);
  if (messages.length === 0 && text(value.excerpt) !== '') messages.push({ sourceId: `${id}-excerpt`, headerId: null, kind: 'customer', authorName: text(fields(value.customer).name), authorAddress: text(fields(value.customer).email), text: text(value.excerpt), html: null, at: openedAt, files: [] });
  const customer = fields(value.customer ?? value.requester);
  return {
    conversation: {
      sourceId: id, subject: text(value.subject), channel: channels[text(value.channel)] ?? 'email', customer: { email: text(customer.email).toLowerCase(), phone: phoneOf(customer), name: text(customer.name) || [text(customer.firstname), text(customer.lastname)].join(' ').trim() },
      category: value.spam === true ? 'spam' : text(value.status) === 'closed' ? 'resolved' : text(value.status) === 'open' ? (messages.at(-1)?.kind === 'reply' ? 'waiting' : 'open') : null,
      priority: ({ low: 0, normal: 1, high: 2, critical: 3, urgent: 3 } as Record<string, number>)[text(value.priority)] ?? null, assigneeEmail: text(fields(value.assignee_user).email).toLowerCase(),
      tags: list(value.tags).map((tag) => text(isFields(tag) ? tag.name : tag)).filter(Boolean), openedAt, closedAt: moment(value.closed_datetime), messages,
      ...(list(value.messages).length === 0 ? { remark: `ticket ${id} came without its messages` } : {}),
    },
  };
}

function readMessage(value: Record<string, unknown>, openedAt: Date): ReadMessage {
  const sender = fields(value.sender);
  const html = text(value.body_html) || null;
  return {
    sourceId: text(value.id), headerId: headerOf(value.message_id), kind: value.public === false || text(value.channel) === 'internal-note' ? 'note' : value.from_agent === true ? 'reply' : 'customer',
    authorName: text(sender.name), authorAddress: text(sender.email).toLowerCase(), text: words(value.stripped_text ?? value.body_text, html) || words(value.body_text, html), html, at: moment(value.sent_datetime) ?? moment(value.created_datetime) ?? openedAt,
    files: list(value.attachments).filter(isFields).map((file): ReadFile => ({ name: text(file.name), type: text(file.content_type), url: text(file.url) })),
  };
}

function readLoneMessage(value: Record<string, unknown>): Piece {
  const at = moment(value.sent_datetime) ?? moment(value.created_datetime);
  if (at === null) return { skipped: `message ${text(value.id)} has no readable date` };
  const message = readMessage(value, at);
  const receiver = fields(value.receiver);
  const customer = message.kind === 'customer' ? { email: message.authorAddress, name: message.authorName } : { email: text(receiver.email).toLowerCase(), name: text(receiver.name) };
  return { conversation: { sourceId: text(value.ticket_id), subject: text(value.subject), channel: channels[text(value.channel)] ?? 'email', customer: { ...customer, phone: '' }, category: null, priority: null, assigneeEmail: '', tags: [], openedAt: at, closedAt: null, messages: [message] } };
}

function headerOf(given: unknown): string | null {
  const id = text(given).replace(/^<|>$/g, '');
  return id.includes('@') ? id : null;
}

function phoneOf(customer: Record<string, unknown>): string {
  return text(list(customer.channels).filter(isFields).find((one) => text(one.type) === 'phone')?.address);
}
