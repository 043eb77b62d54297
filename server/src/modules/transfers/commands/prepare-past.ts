import type { Tx } from '../../../platform/db/tx.ts';
import { normaliseHandle, type Handle } from '../../customers/index.ts';
import type { PastConversation, PastMessage } from '../../conversations/index.ts';
import { personByEmail } from '../../identity/index.ts';
import { redactForStorage, redactHtml } from '../../privacy/index.ts';
import { readPastMail, type TransfersPorts } from '../ports.ts';
import type { ReadConversation, ReadFile, ReadMessage } from '../rules/past.ts';
import type { ImportRow } from '../store/imports.ts';

const LONGEST_TEXT = 200_000;
const MOST_TAGS = 50;

/** A conversation as it may be stored: HTML cleaned, card numbers out. People are found when it is written. */
export interface Prepared {
  readonly past: Omit<PastConversation, 'assigneeId'>;
  readonly assigneeEmail: string;
  /** files that lie in the other desk, by the header id of their message */
  readonly elsewhere: ReadonlyMap<string, readonly ReadFile[]>;
  readonly remark: string | undefined;
}

export async function prepareConversation(ports: TransfersPorts, row: ImportRow, read: ReadConversation): Promise<Prepared> {
  const elsewhere = new Map<string, readonly ReadFile[]>();
  const messages: PastMessage[] = [];
  for (const message of read.messages) {
    const prepared = await prepareMessage(ports, row, read, message);
    messages.push(prepared);
    if (message.files.length > 0) elsewhere.set(prepared.headerId, message.files);
  }
  return {
    past: {
      brandId: row.brand_id, source: row.source, sourceId: read.sourceId.slice(0, 200), subject: redactForStorage(read.subject.slice(0, 998)).text, channel: read.channel, customer: customerOf(read),
      category: read.category, priority: read.priority, tags: [...new Set(read.tags.map((tag) => tag.slice(0, 60)))].slice(0, MOST_TAGS), openedAt: read.openedAt, closedAt: read.closedAt, messages,
    },
    assigneeEmail: read.assigneeEmail, elsewhere, remark: read.remark,
  };
}

async function prepareMessage(ports: TransfersPorts, row: ImportRow, read: ReadConversation, message: ReadMessage): Promise<PastMessage> {
  const clean = message.html === null ? null : redactHtml((await ports.sanitiser.sanitise(message.html)).html).html;
  const text = redactForStorage(message.text.slice(0, LONGEST_TEXT));
  const facts = { ...(text.count > 0 ? { redacted: text.count } : {}), ...(message.files.length > 0 ? { files_elsewhere: message.files.map((file) => file.name || 'file').slice(0, 50) } : {}), ...(message.text.length > LONGEST_TEXT ? { warnings: ['Only the beginning of this message was brought in.'] } : {}) };
  return {
    headerId: message.headerId ?? `${row.source}.${read.sourceId}.${message.sourceId}@import.invalid`, inReplyTo: null, kind: message.kind,
    author: { name: message.authorName.slice(0, 200), address: message.authorAddress.slice(0, 254), personId: null }, recipients: {}, subject: '', text: text.text, html: clean, quoted: null, at: message.at, attachments: [], rawBlob: null, facts,
  };
}

function customerOf({ customer }: ReadConversation): PastConversation['customer'] {
  const handle: Handle | null = normaliseHandle('email', customer.email) ?? (customer.phone.startsWith('+') ? normaliseHandle('phone', customer.phone) : null);
  return handle ? { handle, name: customer.name.slice(0, 200) } : null;
}

/** An old mail, as the one message of its conversation that it is. The oldest mail it answers names the conversation. */
export async function prepareMail(row: ImportRow, raw: Buffer): Promise<Prepared | { readonly skipped: string; readonly excerpt: string }> {
  const mail = await readPastMail.get()(row.brand_id, raw);
  if (mail.notWritten !== null) return { skipped: mail.notWritten, excerpt: mail.subject };
  const handle = normaliseHandle('email', mail.customer.email);
  return {
    past: {
      brandId: row.brand_id, source: row.source, sourceId: (mail.references[0] ?? mail.message.headerId).slice(0, 200), subject: mail.subject, channel: 'email', customer: handle ? { handle, name: mail.customer.name } : null,
      category: null, priority: null, tags: [], openedAt: mail.message.at, closedAt: null, messages: [mail.message],
    },
    assigneeEmail: '', elsewhere: new Map(), remark: undefined,
  };
}

/** People who work here are known by their address; what others wrote keeps only their name. */
export async function withPeople(tx: Tx, prepared: Prepared, known: Map<string, string | null>): Promise<PastConversation> {
  const idOf = async (address: string): Promise<string | null> => {
    if (!address.includes('@')) return null;
    const kept = known.get(address);
    if (kept !== undefined) return kept;
    const id = (await personByEmail(tx, address))?.id ?? null;
    known.set(address, id);
    return id;
  };
  const messages: PastMessage[] = [];
  for (const message of prepared.past.messages) messages.push(message.kind === 'customer' ? message : { ...message, author: { ...message.author, personId: await idOf(message.author.address.toLowerCase()) } });
  return { ...prepared.past, messages, assigneeId: await idOf(prepared.assigneeEmail) };
}
