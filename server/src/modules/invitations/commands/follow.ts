import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { isUuid } from '../../../platform/ids/ids.ts';
import { writeNote } from '../../conversations/index.ts';
import { orderNumberKey } from '../../orders/index.ts';
import { noteOf } from '../rules/note.ts';
import type { DrawnRow } from '../store/decisions.ts';
import { lastDrawn } from '../store/decisions.ts';
import { settingOf } from '../store/settings.ts';

const DAY_MS = 86_400_000;
/** More orders of one visitor are no shopper's. */
const MOST_ORDERS = 5;

/** What became of an invitation in the browser; the first time counts, and only of one that was given to this visitor. */
export async function noteDid(tx: Tx, brandId: string, id: string, visitor: string, did: 'shown' | 'opened' | 'dismissed'): Promise<void> {
  if (!isUuid(id)) return;
  await tx.run(sql`
    update invitations.decision set shown_at = coalesce(shown_at, ${tx.now}), opened_at = case when ${did === 'opened'} then coalesce(opened_at, ${tx.now}) else opened_at end,
      dismissed_at = case when ${did === 'dismissed'} then coalesce(dismissed_at, ${tx.now}) else dismissed_at end
    where id = ${id} and brand_id = ${brandId} and visitor = ${visitor} and arm = 'treated' and decided_at > ${new Date(tx.now.getTime() - DAY_MS)}`);
}

/** An invited visitor wrote: whoever answers is told why they were asked. Once for an invitation; what is not known here is passed over. */
export async function noteChat(tx: Tx, brandId: string, id: string, conversationId: string): Promise<void> {
  const row = isUuid(id) ? await tx.maybe<DrawnRow>(sql`
    update invitations.decision set conversation_id = ${conversationId}, shown_at = coalesce(shown_at, ${tx.now}), opened_at = coalesce(opened_at, ${tx.now})
    where id = ${id} and brand_id = ${brandId} and arm = 'treated' and conversation_id is null and decided_at > ${new Date(tx.now.getTime() - DAY_MS)}
    returning id, visitor, trigger, arm, signs, language, text, decided_at, shown_at, conversation_id`) : undefined;
  if (row === undefined) return;
  const { locale } = await tx.one<{ locale: string }>(sql`select locale from identity.brand where id = ${brandId}`);
  await writeNote(tx, conversationId, { text: noteOf(row.trigger, row.signs, locale, row.text ?? '') }, { id: null, name: 'Keepdesk' });
}

/** The thank-you page says what was ordered. Kept only of who was drawn not long ago; whether such an order exists is not said here. */
export async function nameOrder(tx: Tx, brandId: string, visitor: string, number: string): Promise<void> {
  const [setting, last, key] = [await settingOf(tx, brandId), await lastDrawn(tx, brandId, visitor), orderNumberKey(number)];
  const days = (setting?.live ?? setting?.draft)?.counted_days ?? 0;
  if (key === '' || last === undefined || tx.now.getTime() - last.decided_at.getTime() > days * DAY_MS) return;
  await tx.run(sql`
    insert into invitations.named_order (brand_id, number_key, visitor, named_at)
    select ${brandId}, ${key}, ${visitor}, ${tx.now} where (select count(*) from invitations.named_order n where n.brand_id = ${brandId} and n.visitor = ${visitor}) < ${MOST_ORDERS}
    on conflict do nothing`);
}
