import { columnMeanings, type Meaning } from '../contract.ts';
import { moment, text } from './fields.ts';
import type { Piece } from './past.ts';

export type Columns = Readonly<Partial<Record<Meaning, string>>>;

/** Headers as desks write them; the first that fits wins. Compared in lower case, signs as blanks. */
const usual: Readonly<Record<Meaning, readonly string[]>> = {
  conversation: ['conversation id', 'conversation number', 'conversation', 'ticket id', 'ticket number', 'ticket', 'case number', 'case id', 'thread id', 'id', 'number'],
  message: ['message id', 'comment id', 'article id'],
  subject: ['subject', 'title', 'summary'],
  status: ['status', 'state', 'ticket status', 'conversation status'],
  priority: ['priority', 'urgency'],
  channel: ['channel', 'via', 'source', 'source channel'],
  opened_at: ['created at', 'created', 'created time', 'creation date', 'opened at', 'date created', 'created date', 'date'],
  closed_at: ['closed at', 'resolved at', 'solved at', 'closed date', 'resolved time', 'closed time', 'date closed'],
  at: ['message date', 'message at', 'sent at', 'message created at', 'sent date', 'timestamp'],
  customer_email: ['customer email', 'requester email', 'contact email', 'customer', 'email', 'email address', 'from email', 'user email', 'requester'],
  customer_name: ['customer name', 'requester name', 'contact name', 'full name', 'name', 'user name'],
  customer_phone: ['customer phone', 'phone', 'phone number', 'contact phone'],
  author_email: ['author email', 'sender email', 'sender', 'from', 'author'],
  author_name: ['author name', 'sender name'],
  from_agent: ['from agent', 'direction', 'author type', 'sender type', 'is agent', 'type'],
  note: ['internal', 'is private', 'private', 'note', 'internal note'],
  text: ['text', 'body', 'message', 'description', 'content', 'message body', 'message text', 'comment', 'first message'],
  html: ['html', 'body html', 'html body'],
  tags: ['tags', 'labels'],
  assignee_email: ['assignee email', 'agent email', 'owner email', 'assigned to', 'assignee', 'agent'],
};

/** Which column means what, as far as the headers tell. Each header is used once. */
export function guessColumns(headers: readonly string[]): Columns {
  const plain = new Map(headers.map((header) => [header.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim(), header]));
  const used = new Set<string>();
  const columns: Partial<Record<Meaning, string>> = {};
  for (const meaning of columnMeanings) {
    const found = usual[meaning].map((name) => plain.get(name)).find((header) => header !== undefined && !used.has(header));
    if (found === undefined) continue;
    used.add(found);
    columns[meaning] = found;
  }
  return columns;
}

/** Why rows cannot be read with these columns; null when they can. */
export function missingColumns(columns: Columns): string | null {
  if (columns.text === undefined && columns.html === undefined && columns.subject === undefined) return 'No column holds what was written: name one text, body or message.';
  return columns.opened_at === undefined && columns.at === undefined ? 'No column holds a date: name one created at or date.' : null;
}

/** One row: a message with what is known of its conversation. Rows of one conversation need not stand together. */
export function readCsvRow(row: Readonly<Record<string, string>>, columns: Columns, line: number): Piece {
  const cell = (meaning: Meaning): string => text(columns[meaning] === undefined ? '' : row[columns[meaning]]);
  const openedAt = moment(cell('opened_at')) ?? moment(cell('at'));
  if (openedAt === null) return { skipped: 'no readable date', excerpt: cell('opened_at') || cell('at') };
  const said = cell('text') || cell('html');
  if (said === '' && cell('subject') === '') return { skipped: 'nothing was written' };
  const sourceId = cell('conversation') || `row ${line}`;
  const customerEmail = cell('customer_email').toLowerCase();
  const kind = /^(true|yes|1|private|internal|note)$/i.test(cell('note')) ? 'note' : isOurs(cell('from_agent'), cell('author_email').toLowerCase(), customerEmail) ? 'reply' : 'customer';
  const at = moment(cell('at')) ?? openedAt;
  return {
    conversation: {
      sourceId, subject: cell('subject'), channel: channelNamed(cell('channel')), customer: { email: customerEmail.includes('@') ? customerEmail : '', phone: cell('customer_phone'), name: cell('customer_name') || (customerEmail.includes('@') ? '' : cell('customer_email')) },
      category: categoryNamed(cell('status')), priority: priorityNamed(cell('priority')), assigneeEmail: cell('assignee_email').toLowerCase(), tags: cell('tags').split(/~~~|[,;|]/).map((tag) => tag.trim()).filter(Boolean), openedAt, closedAt: moment(cell('closed_at')),
      messages: [{ sourceId: cell('message') || `${sourceId}.${at.getTime()}.${columns.conversation === undefined ? line : kind}`, headerId: null, kind, authorName: kind === 'customer' ? cell('author_name') || cell('customer_name') : cell('author_name'), authorAddress: cell('author_email') || (kind === 'customer' ? customerEmail : ''), text: said === '' ? cell('subject') : said, html: cell('html') || null, at, files: [] }],
    },
  };
}

function isOurs(direction: string, author: string, customer: string): boolean {
  if (/^(agent|true|yes|1|out|outgoing|outbound|reply|staff|admin|user)$/i.test(direction)) return true;
  if (direction !== '') return false;
  return author !== '' && customer !== '' && author !== customer;
}

/** A desk's word for a status; null when it is nobody's. */
export function categoryNamed(given: string): 'open' | 'waiting' | 'resolved' | 'spam' | null {
  const word = given.toLowerCase();
  if (/^(open|new|active|unresolved|in progress|assigned|unassigned)$/.test(word)) return 'open';
  if (/^(pending|waiting|on[- ]hold|hold|waiting .*|snoozed)$/.test(word)) return 'waiting';
  if (/^(closed|solved|resolved|done|archived)$/.test(word)) return 'resolved';
  return word === 'spam' ? 'spam' : null;
}

function priorityNamed(given: string): number | null {
  return ({ low: 0, normal: 1, medium: 1, high: 2, urgent: 3, critical: 3, 1: 0, 2: 1, 3: 2, 4: 3 } as Record<string, number>)[given.toLowerCase()] ?? null;
}

function channelNamed(given: string): string {
  const word = given.toLowerCase();
  return /chat|messenger/.test(word) ? 'chat' : /phone|voice|call/.test(word) ? 'voice' : /whatsapp/.test(word) ? 'whatsapp' : /sms/.test(word) ? 'sms' : /facebook|instagram|twitter|social/.test(word) ? 'social' : 'email';
}
