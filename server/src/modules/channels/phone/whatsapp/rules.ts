import { createHmac } from 'node:crypto';
import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { normaliseHandle } from '../../../customers/index.ts';
import { isHmac, isSame, type OutgoingText, type PlaceContext, type ReceiptRecord, type TextFault, type TextRecord, type TextTemplate, type Told, type Translated, type WebhookRequest } from '../../../connections/index.ts';

/** Cloud API error codes: no such WhatsApp number; who stopped offers; a template that is not there, not agreed to, paused, or filled otherwise. */
const FAULTS: Readonly<Record<string, TextFault>> = {
  '131026': 'number', '131050': 'stopped', '132000': 'template', '132001': 'template', '132005': 'template', '132007': 'template', '132012': 'template', '132015': 'template', '132016': 'template', '131047': 'template',
};

export const faultOf = (code: string): TextFault => FAULTS[code] ?? 'other';

/** What Meta sends with another status than 429 and means "slower" by. */
export const SLOWER: ReadonlySet<string> = new Set(['4', '80007', '130429', '131056', '133016']);

/** Over the bytes as they came: Meta writes letters outside ASCII in its own way. */
export const isFromMeta = (appSecret: string, { headers, body }: WebhookRequest): boolean => isHmac(appSecret, body, (headers['x-hub-signature-256'] ?? '').replace(/^sha256=/, ''));

/** What Meta is told to say when it asks for the first time: made from what only both know, so that it is kept nowhere. */
export const verifyToken = (appSecret: string): string => createHmac('sha256', appSecret).update('keepdesk webhooks').digest('hex').slice(0, 40);

export function greeting(appSecret: string, { method, query }: WebhookRequest): { body: string; type: string } | null {
  if (method !== 'GET' || query['hub.mode'] !== 'subscribe' || !isSame(verifyToken(appSecret), query['hub.verify_token'] ?? '')) return null;
  return { body: query['hub.challenge'] ?? '', type: 'text/plain' };
}

/** One post tells of several messages and states, and of every number of the account: what is another number's is not ours. */
export function readTold({ body, account }: WebhookRequest): readonly Told[] {
  const post = new VendorJson(JSON.parse(body.toString('utf8')) as unknown);
  return post.list('entry').flatMap((entry) => entry.list('changes')).filter((change) => change.text('field') === 'messages').flatMap((change): Told[] => {
    const value = change.at('value');
    const number = value.at('metadata').text('phone_number_id');
    if (account !== undefined && number !== null && number !== account) return [];
    const names = new Map(value.list('contacts').map((contact) => [contact.text('wa_id'), contact.at('profile').text('name')]));
    return [
      ...value.list('statuses').map((status): Told => ({ id: `${status.text('id') ?? ''}:${status.text('status') ?? ''}`, kind: 'status', payload: status.json, happenedAt: status.time('timestamp') })),
      ...value.list('messages').map((message): Told => ({ id: message.text('id'), kind: 'message', payload: { ...message.json, profile_name: names.get(message.text('from')) ?? null }, happenedAt: message.time('timestamp') })),
    ];
  });
}

const STATES: Readonly<Record<string, ReceiptRecord['state']>> = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'failed' };
/** What is no word of anybody: a heart on a message, news of the system. */
const WORDLESS = new Set(['reaction', 'system', 'request_welcome', 'ephemeral']);
const FILES = new Set(['image', 'video', 'audio', 'voice', 'document', 'sticker']);

/** A status or a message as `readTold` gives it, or a whole post. */
export function translate(kind: string, payload: unknown, _context?: PlaceContext): Translated {
  const told = new VendorJson(payload);
  if (kind !== 'status' && kind !== 'message' && told.has('entry')) {
    const all = readTold({ method: 'POST', url: '', headers: {}, query: {}, body: Buffer.from(JSON.stringify(payload)) }).flatMap((one) => translate(one.kind, one.payload).records);
    return { records: all, ignored: all.length === 0 };
  }
  const records = kind === 'status' ? receiptIn(told) : kind === 'message' ? textIn(told) : [];
  return { records, ignored: records.length === 0 };
}

function receiptIn(status: VendorJson): ReceiptRecord[] {
  const [id, state] = [status.text('id'), STATES[status.text('status') ?? '']];
  if (id === null || state === undefined) return [];
  const [error] = status.list('errors');
  const ours = status.text('biz_opaque_callback_data');
  return [{ type: 'receipt', sourceId: id, ours: ours !== null && /^[0-9a-f-]{36}$/.test(ours) ? ours : null, state, code: error?.text('code') ?? null, because: error?.at('error_data').text('details') ?? error?.anyText('message', 'title') ?? null }];
}

function textIn(message: VendorJson): TextRecord[] {
  const [id, from, type] = [message.text('id'), message.text('from'), message.text('type') ?? 'unknown'];
  if (id === null || from === null || WORDLESS.has(type)) return [];
  const number = from.startsWith('+') ? from : `+${from}`;
  return [{ type: 'text', sourceId: id, channel: 'whatsapp', from: normaliseHandle('phone', number)?.value ?? number, name: message.text('profile_name'), text: wordsIn(message, type), files: FILES.has(type) ? 1 : 0, at: message.time('timestamp') }];
}

function wordsIn(message: VendorJson, type: string): string {
  if (type === 'text') return message.at('text').text('body') ?? '';
  if (type === 'button') return message.at('button').text('text') ?? '';
  const reply = message.at('interactive');
  if (type === 'interactive') return reply.at('list_reply').text('title') ?? reply.at('button_reply').text('title') ?? '';
  const place = message.at('location');
  if (type === 'location') return [place.text('name'), place.text('address'), `${place.text('latitude') ?? ''}, ${place.text('longitude') ?? ''}`].filter(Boolean).join('\n');
  return message.at(type).text('caption') ?? '';
}

const singleLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 1024);

/** What is asked to be sent: an agreed template filled in, or free words. */
export function messageOf(text: OutgoingText): Record<string, unknown> {
  const base = { messaging_product: 'whatsapp', recipient_type: 'individual', to: text.to, biz_opaque_callback_data: text.id };
  if (text.template === null) return { ...base, type: 'text', text: { preview_url: false, body: text.text } };
  const { name, language, values } = text.template;
  // Meta takes no line breaks in a value.
  const components = values.length === 0 ? [] : [{ type: 'body', parameters: values.map((value) => ({ type: 'text', text: singleLine(value) || '–' })) }];
  return { ...base, type: 'template', template: { name, language: { policy: 'deterministic', code: language }, components } };
}

export function templateIn(one: VendorJson): TextTemplate {
  const body = one.list('components').find((part) => part.text('type')?.toUpperCase() === 'BODY')?.text('text') ?? '';
  const said = one.text('status') ?? 'UNKNOWN';
  const numbers = [...body.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1]);
  return { name: one.need('name'), language: one.text('language') ?? '', state: said === 'APPROVED' ? 'approved' : said.startsWith('PENDING') || said === 'IN_APPEAL' ? 'waiting' : 'refused', said, body, values: new Set(numbers).size };
}
