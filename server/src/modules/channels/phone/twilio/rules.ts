import { createHash, createHmac } from 'node:crypto';
import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { normaliseHandle } from '../../../customers/index.ts';
import { isSame, type PlaceContext, type ReceiptRecord, type TextFault, type TextRecord, type Told, type Translated, type WebhookRequest } from '../../../connections/index.ts';

/** Numbers that are none, or can get no messages; who unsubscribed at Twilio (its error codes). That a handset is off is neither. */
const FAULTS: Readonly<Record<string, TextFault>> = { '21211': 'number', '21214': 'number', '21217': 'number', '21421': 'number', '21614': 'number', '30005': 'number', '30006': 'number', '21610': 'stopped' };

export const faultOf = (code: string): TextFault => FAULTS[code] ?? 'other';

/** Twilio tells a form: HMAC-SHA1 over the address and the fields in order of their names; of JSON the address names the digest. The address with and without its port. */
export function isFromTwilio(authToken: string, { url, headers, query, body }: WebhookRequest): boolean {
  const given = Buffer.from(headers['x-twilio-signature'] ?? '', 'base64');
  const digest = query.bodySHA256;
  if (digest !== undefined && !isSame(createHash('sha256').update(body).digest('hex'), digest)) return false;
  const data = digest === undefined ? [...new URLSearchParams(body.toString('utf8'))].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([name, value]) => `${name}${value}`).join('') : '';
  return addressesOf(url).some((address) => isSame(createHmac('sha1', authToken).update(`${address}${data}`).digest(), given));
}

function addressesOf(url: string): string[] {
  const [, scheme = '', host = '', rest = ''] = /^(https?):\/\/([^/?]+)(.*)$/.exec(url) ?? [];
  const bare = host.replace(/:\d+$/, '');
  return [...new Set([url, `${scheme}://${bare}${rest}`, `${scheme}://${bare}:${scheme === 'http' ? 80 : 443}${rest}`])];
}

/** What one post tells: what became of a message, or that somebody wrote. Each state of a message is told once. */
export function readTold({ body, query }: WebhookRequest): readonly Told[] {
  const form = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
  const sid = form.MessageSid ?? form.SmsSid;
  if (sid === undefined) throw new Unreadable('"MessageSid" is missing');
  const state = form.MessageStatus ?? 'received';
  return [{ id: `${sid}:${state}`, kind: form.MessageStatus === undefined ? 'message' : 'status', payload: { ...form, ...(query.n === undefined ? {} : { n: query.n }) } }];
}

const STATES: Readonly<Record<string, ReceiptRecord['state']>> = { sent: 'sent', delivered: 'delivered', read: 'delivered', failed: 'failed', undelivered: 'failed', canceled: 'failed' };

/** A webhook's fields, to a text or a receipt. A state on the way (queued, sending) is understood and not kept. */
export function translate(kind: string, payload: unknown, _context: PlaceContext): Translated {
  const told = new VendorJson(payload);
  const sid = told.anyText('MessageSid', 'SmsSid');
  if (sid === null) return { records: [], ignored: true };
  const state = told.text('MessageStatus');
  const records = kind === 'status' || state !== null ? receiptIn(told, sid, state) : kind === 'message' || told.text('SmsStatus') === 'received' ? [textIn(told, sid)] : [];
  return { records, ignored: records.length === 0 };
}

function receiptIn(told: VendorJson, sid: string, said: string | null): ReceiptRecord[] {
  const state = STATES[said ?? ''];
  if (state === undefined) return [];
  const ours = told.text('n');
  return [{ type: 'receipt', sourceId: sid, ours: ours !== null && /^[0-9a-f-]{36}$/.test(ours) ? ours : null, state, code: told.text('ErrorCode'), because: told.text('ErrorMessage') }];
}

function textIn(told: VendorJson, sid: string): TextRecord {
  const from = told.need('From');
  const [channel, number] = from.startsWith('whatsapp:') ? (['whatsapp', from.slice('whatsapp:'.length)] as const) : (['sms', from] as const);
  // Senders without a number (a short code, a name) are kept as they are: they are known by it.
  const words = told.anyText('Body', 'ButtonText') ?? placeIn(told) ?? '';
  return { type: 'text', sourceId: sid, channel, from: normaliseHandle('phone', number)?.value ?? number, name: told.text('ProfileName'), text: words, files: Math.max(0, told.whole('NumMedia') ?? 0), at: null };
}

const placeIn = (told: VendorJson): string | null => (told.has('Latitude', 'Longitude') ? [told.text('Label'), told.text('Address'), `${told.text('Latitude')}, ${told.text('Longitude')}`].filter(Boolean).join('\n') : null);
