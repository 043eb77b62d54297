import { fields, isFields, list, moment, text, words } from './fields.ts';
import type { PeopleBook, Piece, ReadConversation, ReadFile, ReadMessage, ReadPerson } from './past.ts';

/**
 * One object of a Zendesk export (JSON or JSON lines; also pages of its incremental export and its API): a ticket with its
 * comments, or a user. A ticket that came without comments brings its description.
 */
export function readZendesk(value: unknown, people: PeopleBook): Piece {
  if (!isFields(value)) return { skipped: 'not an object' };
  if (value.subject === undefined && value.description === undefined && value.comments === undefined) return readUser(value);
  const id = text(value.id);
  if (id === '') return { skipped: 'a ticket without an id' };
  if (text(value.status) === 'deleted') return { skipped: `ticket ${id} was deleted there` };
  const openedAt = moment(value.created_at);
  if (openedAt === null) return { skipped: `ticket ${id} has no readable date` };
  return { conversation: readTicket(value, id, openedAt, people) };
}

function readTicket(value: Record<string, unknown>, id: string, openedAt: Date, people: PeopleBook): ReadConversation {
  const inside = new Map([value.requester, value.submitter, value.assignee, ...list(value.collaborators)].filter(isFields).map((one) => [text(one.id), person(one)]));
  const who = (given: unknown): ReadPerson | undefined => inside.get(text(given)) ?? people.get(text(given));
  const requesterId = text(value.requester_id) || text(fields(value.requester).id);
  const requester = who(requesterId);
  const comments = list(value.comments).filter(isFields);
  const first = { id: `${id}-description`, author_id: requesterId, public: true, plain_body: value.description, created_at: value.created_at };
  const messages = (comments.length > 0 ? comments : [first]).map((one) => readComment(one, { requesterId, openedAt, ticketId: id, who })).filter((one) => one.text !== '' || one.files.length > 0);
  const status = text(value.status);
  return {
    sourceId: id, subject: text(value.raw_subject) || text(value.subject), channel: channelOf(text(fields(value.via).channel)),
    customer: { email: requester?.email ?? '', phone: text(fields(value.requester).phone), name: requester?.name ?? '' },
    category: ({ new: 'open', open: 'open', pending: 'waiting', hold: 'waiting', solved: 'resolved', closed: 'resolved' } as const)[status] ?? null,
    priority: ({ low: 0, normal: 1, high: 2, urgent: 3 } as Record<string, number>)[text(value.priority)] ?? null,
    assigneeEmail: text(fields(value.assignee).email) || (who(value.assignee_id)?.email ?? ''), tags: list(value.tags).map(text).filter(Boolean), openedAt,
    closedAt: status === 'solved' || status === 'closed' ? (moment(fields(value.metric_set).solved_at) ?? moment(value.solved_at) ?? moment(value.updated_at)) : null, messages,
    ...(comments.length === 0 ? { remark: `ticket ${id} came without its comments: only its description was brought in` } : {}),
  };
}

function readComment(comment: Record<string, unknown>, about: { requesterId: string; openedAt: Date; ticketId: string; who: (id: unknown) => ReadPerson | undefined }): ReadMessage {
  const embedded = isFields(comment.author) ? person(comment.author) : undefined;
  const authorId = text(comment.author_id) || (embedded?.sourceId ?? '');
  const author = embedded ?? about.who(authorId);
  const customers = authorId === about.requesterId || (author !== undefined && !author.ours);
  const html = text(comment.html_body) || null;
  return {
    sourceId: text(comment.id) || `${about.ticketId}-${text(comment.created_at)}`, headerId: null, kind: comment.public === false ? 'note' : customers ? 'customer' : 'reply',
    authorName: author?.name ?? '', authorAddress: author?.email ?? '', text: words(comment.plain_body ?? comment.body, html), html, at: moment(comment.created_at) ?? about.openedAt,
    files: list(comment.attachments).filter(isFields).map((file): ReadFile => ({ name: text(file.file_name), type: text(file.content_type), url: text(file.content_url) })),
  };
}

/** Who has a role of staff is ours; the one without any is a customer. */
function person(value: Record<string, unknown>): ReadPerson {
  return { sourceId: text(value.id), name: text(value.name), email: text(value.email).toLowerCase(), ours: ['agent', 'admin'].includes(text(value.role)) };
}

function readUser(value: Record<string, unknown>): Piece {
  const one = person(value);
  return one.sourceId !== '' && (one.email !== '' || one.name !== '') ? { person: one } : { skipped: 'neither a ticket nor a user', excerpt: Object.keys(value).slice(0, 8).join(', ') };
}

/** The way it came, in our words. */
function channelOf(via: string): string {
  if (/chat|messag|widget/.test(via)) return 'chat';
  if (/voice|phone|call/.test(via)) return 'voice';
  if (/whatsapp/.test(via)) return 'whatsapp';
  if (/sms|text/.test(via)) return 'sms';
  if (/facebook|twitter|instagram|any_channel|social/.test(via)) return 'social';
  return 'email';
}
