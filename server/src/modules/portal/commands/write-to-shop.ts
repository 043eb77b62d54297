import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { receiveMessage, writeNote } from '../../conversations/index.ts';
import { noteProof, normaliseHandle } from '../../customers/index.ts';
import { redactForStorage } from '../../privacy/index.ts';
import { scanPhotos } from '../ports.ts';
import type { KeptPhoto } from './keep-photos.ts';

export interface Letter {
  readonly brandId: string;
  readonly address: string;
  /** proved to be theirs; null: typed by anybody */
  readonly proven: { readonly at: Date } | null;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly photos: readonly KeptPhoto[];
  /** what the shopper had before their eyes, in plain lines, for whoever answers */
  readonly seen: readonly string[];
  /** one press of a button */
  readonly key: string;
}

export interface Written {
  readonly conversationId: string;
  readonly messageId: string;
  /** of the photos, in their order */
  readonly photoIds: readonly string[];
  readonly again: boolean;
}

/** A shopper's words become a conversation of the channel `portal`, answered by mail, with all they saw beside it. The same key is the same message. */
export async function writeToShop(tx: Tx, letter: Letter): Promise<Written> {
  const handle = normaliseHandle('email', letter.address);
  if (handle === null) throw invalid('This is no email address.', [{ field: 'email', message: 'is not an address' }]);
  const text = redactForStorage(letter.text.replaceAll('\0', '').trim());
  const received = await receiveMessage(tx, {
    brandId: letter.brandId, channel: 'portal', from: { handle, name: '', locale: letter.language }, sender: { address: letter.address, name: '' }, to: [], cc: [], replyTo: [], subject: letter.subject, text: text.text, html: null, quoted: null,
    headerId: `portal-${letter.key}@${letter.brandId}.keepdesk.invalid`, clues: { tokens: [], inReplyTo: [], references: [], subjectNumber: null }, at: tx.now, auto: false, junkScore: null, junk: false, remoteImages: 0,
    attachments: letter.photos.map((photo) => ({ name: photo.name, type: photo.type, size: photo.size, blob: photo.blob, inline: false, contentId: null })), rawBlob: null, facts: text.count > 0 ? { redacted: text.count } : {}, notice: null,
  });
  await tx.settled();
  const photoIds = (await tx.rows<{ id: string }>(sql`select id from conversations.attachment where message_id = ${received.messageId} order by id`)).map(({ id }) => id);
  if (received.duplicate) return { conversationId: received.conversationId, messageId: received.messageId, photoIds, again: true };
  if (letter.proven !== null) await noteProof(tx, { brandId: letter.brandId, conversationId: received.conversationId, address: letter.address, at: letter.proven.at });
  if (letter.seen.length > 0) await writeNote(tx, received.conversationId, { text: letter.seen.join('\n') }, { id: null, name: 'Portal' });
  if (letter.photos.length > 0) await scanPhotos.get()(tx, letter.brandId, received.messageId);
  return { conversationId: received.conversationId, messageId: received.messageId, photoIds, again: false };
}
