import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { ReceiptRecord, TextRecord } from '../../../connections/index.ts';
import { receiveMessage, recordDelivery } from '../../../conversations/index.ts';
import { normaliseHandle } from '../../../customers/index.ts';
import { hearWish, recordNoticeDelivered, recordNoticeFound, recordNoticeSent, recordNoticeUndelivered } from '../../../outreach/index.ts';
import type { PhonePorts } from '../ports.ts';
import { goesFurther } from '../rules/next-step.ts';
import { wishOf } from '../rules/stop-words.ts';
import { noteState, noteTaken, outgoingOfReceipt, type OutgoingRow } from '../store/outgoing.ts';
import { DELIVER_JOB } from './deliver.ts';
import { PRICE_JOB } from './read-price.ts';

interface Origin {
  readonly brandId: string;
  readonly source: string;
}

type Heard = 'applied' | 'outdated' | 'ignored';

/** What a provider tells about a message from here, or of one that came. */
export const hear = (ports: PhonePorts) => (tx: Tx, origin: Origin, record: TextRecord | ReceiptRecord): Promise<Heard> => (record.type === 'receipt' ? hearReceipt(ports, tx, origin, record) : hearText(tx, origin, record));

async function hearReceipt(ports: PhonePorts, tx: Tx, { brandId, source }: Origin, receipt: ReceiptRecord): Promise<Heard> {
  const row = await outgoingOfReceipt(tx, brandId, receipt.ours, receipt.sourceId);
  if (row === undefined || (row.provider_id !== null && row.provider_id !== receipt.sourceId)) return 'ignored';
  if (row.provider_id === null) {
    // Its own answer was lost, and here is the proof that it was taken.
    await noteTaken(tx, row.id, receipt.sourceId);
    if (row.kind === 'notice') await (row.state === 'unknown' ? recordNoticeFound(tx, row.id, row.channel) : recordNoticeSent(tx, row.id, null));
    if (row.kind === 'reply') await recordDelivery(tx, row.id, { state: 'sent' });
  }
  const state = row.provider_id === null ? 'taken' : row.state;
  if (!goesFurther(state, receipt.state)) return 'outdated';
  await noteState(tx, row.id, receipt.state, receipt.because ?? receipt.code);
  await tellWriter(ports, tx, row, receipt, source);
  if (row.channel === 'sms' && row.kind === 'notice' && receipt.state !== 'sent') await tx.schedule({ kind: PRICE_JOB, key: row.id, brandId, payload: { id: row.id, connection_id: row.connection_id, provider_id: receipt.sourceId, since: tx.now.toISOString() } });
  return 'applied';
}

async function tellWriter(ports: PhonePorts, tx: Tx, row: OutgoingRow, receipt: ReceiptRecord, source: string): Promise<void> {
  if (receipt.state === 'delivered' && row.kind === 'notice') await recordNoticeDelivered(tx, row.id);
  if (receipt.state !== 'failed') return;
  const why = receipt.because ?? (receipt.code === null ? 'The network did not bring it.' : `The network did not bring it (${receipt.code}).`);
  const place = (await ports.texter.places(tx, row.brand_id)).find((one) => one.source === source);
  const numberIsNone = receipt.code !== null && ['number', 'stopped'].includes(place?.faultOf(receipt.code) ?? 'other');
  if (row.kind === 'notice') await recordNoticeUndelivered(tx, row.id, row.channel, why, numberIsNone);
  if (row.kind === 'reply') await recordDelivery(tx, row.id, { state: 'bounced', note: why });
}

/** A word that stops messages is heard; anything else somebody wrote becomes a conversation. */
async function hearText(tx: Tx, { brandId, source }: Origin, text: TextRecord): Promise<Heard> {
  const id = tx.id();
  const wish = wishOf(text.text);
  const kept = await tx.run(sql`
    insert into channels_phone.written (id, brand_id, channel, connection, provider_id, from_address, wish, word, at)
    values (${id}, ${brandId}, ${text.channel}, ${source}, ${text.sourceId}, ${text.from}, ${wish}, ${wish === null ? null : text.text.trim().slice(0, 40)}, ${tx.now}) on conflict do nothing`);
  if (kept === 0) return 'outdated';
  if (wish !== null) {
    await hearWish(tx, brandId, text.channel, text.from, wish);
    // Of SMS the answer goes with the answer to the webhook, or from the provider itself.
    if (wish === 'stop' && text.channel === 'whatsapp') await tx.schedule({ kind: DELIVER_JOB, key: id, brandId, payload: { id, kind: 'stop', channel: text.channel, due_at: tx.now.toISOString() } });
    return 'applied';
  }
  const { conversationId } = await openFor(tx, brandId, text);
  await tx.run(sql`update channels_phone.written set conversation_id = ${conversationId} where id = ${id}`);
  return 'applied';
}

const CALLED = { sms: 'SMS', whatsapp: 'WhatsApp' } as const;

async function openFor(tx: Tx, brandId: string, text: TextRecord): Promise<{ conversationId: string }> {
  const handle = normaliseHandle('phone', text.from);
  // Who goes on writing within three days goes on where they were.
  const last = await tx.maybe<{ token: string }>(sql`
    select c.token from channels_phone.written w join conversations.conversation c on c.id = w.conversation_id
    where w.brand_id = ${brandId} and w.channel = ${text.channel} and w.from_address = ${text.from} and c.merged_into_id is null and c.last_message_at > ${new Date(tx.now.getTime() - 3 * 86_400_000)} order by w.at desc limit 1`);
  const files = text.files === 0 ? null : `${text.files === 1 ? 'A file came' : `${text.files} files came`} with it by ${CALLED[text.channel]} and could not be fetched.`;
  const said = text.text.trim() === '' ? '(no words)' : text.text;
  return receiveMessage(tx, {
    brandId, channel: text.channel, from: handle && { handle, name: text.name ?? '' }, sender: { address: text.from, name: text.name ?? '' }, to: [], cc: [], replyTo: [], subject: said.replaceAll(/\s+/g, ' ').slice(0, 80), text: said, html: null, quoted: null,
    headerId: `${text.channel}.${text.sourceId}@phone.keepdesk.invalid`, clues: { tokens: last ? [last.token] : [], inReplyTo: [], references: [], subjectNumber: null }, at: text.at ?? tx.now, auto: false, junkScore: null, junk: false, remoteImages: 0, attachments: [], rawBlob: null,
    facts: { telephone: text.from }, notice: handle === null ? `It came from ${text.from}, which is no telephone number: an answer cannot be brought.` : files,
  });
}
