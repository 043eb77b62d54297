import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { recordDelivery } from '../../../conversations/index.ts';
import { noticeText, recordNoticeNotBrought, recordNoticeSent, recordNoticeUnknown } from '../../../outreach/index.ts';
import { stopAnswer } from '../rules/stop-words.ts';

export type CargoKind = 'notice' | 'reply' | 'stop';

/** A message on its way, whoever wrote it, and who is told what became of it. */
export interface Cargo {
  readonly brandId: string;
  readonly channel: 'sms' | 'whatsapp';
  readonly to: string;
  readonly text: string;
  readonly template: { readonly name: string; readonly language: string; readonly values: readonly string[] } | null;
  sent(tx: Tx): Promise<void>;
  failed(tx: Tx, why: string, numberIsNone: boolean): Promise<void>;
  unknown(tx: Tx, why: string): Promise<void>;
}

/** Null where it is not to be sent any more. */
export function cargoOf(tx: Tx, id: string, kind: CargoKind, channel: string): Promise<Cargo | null> {
  return kind === 'notice' ? noticeCargo(tx, id, channel) : kind === 'reply' ? replyCargo(tx, id) : stopCargo(tx, id);
}

async function noticeCargo(tx: Tx, id: string, channel: string): Promise<Cargo | null> {
  const notice = await noticeText(tx, id, channel);
  return notice && {
    ...notice, sent: (inside) => recordNoticeSent(inside, id, null), failed: (inside, why, numberIsNone) => recordNoticeNotBrought(inside, id, why, numberIsNone), unknown: (inside, why) => recordNoticeUnknown(inside, id, why),
  };
}

/** An answer somebody wrote goes to the number the conversation came from. */
async function replyCargo(tx: Tx, id: string): Promise<Cargo | null> {
  const row = await tx.maybe<{ brand_id: string; channel: 'sms' | 'whatsapp'; text: string; files: boolean; address: string | null }>(sql`
    select m.brand_id, m.channel, m.text, exists (select from conversations.attachment a where a.message_id = m.id) as files, (select w.from_address from channels_phone.written w where w.conversation_id = m.conversation_id order by w.at desc limit 1) as address
    from conversations.message m where m.id = ${id} and m.kind = 'reply' and m.channel in ('sms', 'whatsapp') and m.delivery_state not in ('sent', 'failed', 'bounced')`);
  if (!row) return null;
  const failed = (inside: Tx, why: string): Promise<void> => recordDelivery(inside, id, { state: 'failed', note: why });
  const against = row.address === null || row.address === '' ? 'No telephone number is known in this conversation.' : row.files ? 'Files cannot be sent to a telephone. Send the words alone, or a link.' : null;
  if (against !== null || row.address === null) {
    await failed(tx, against ?? '');
    return null;
  }
  return { brandId: row.brand_id, channel: row.channel, to: row.address, text: row.text, template: null, sent: (inside) => recordDelivery(inside, id, { state: 'sent' }), failed, unknown: failed };
}

/** The one message that follows a stop. Whether it arrives is nobody's trouble. */
async function stopCargo(tx: Tx, id: string): Promise<Cargo | null> {
  const row = await tx.maybe<{ brand_id: string; channel: 'sms' | 'whatsapp'; from_address: string; word: string }>(sql`select brand_id, channel, from_address, word from channels_phone.written where id = ${id} and wish = 'stop'`);
  if (!row) return null;
  const nothing = async (): Promise<void> => undefined;
  return { brandId: row.brand_id, channel: row.channel, to: row.from_address, text: stopAnswer(row.word), template: null, sent: nothing, failed: nothing, unknown: nothing };
}
