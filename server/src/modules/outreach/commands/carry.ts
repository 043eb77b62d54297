import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { NOTICE_SENT, type NoticeNews } from '../events.ts';
import { noticeDoor, trackingPage } from '../ports.ts';
import { replyTokenOf, tokenOf } from '../rules/links.ts';
import { noticeLetter, type NoticeLetter } from '../rules/letter.ts';
import { goOn, suppress, type Failed } from './go-on.ts';
import { purposeOf, type Trigger } from '../rules/shapes.ts';
import { languageFor } from '../rules/words/index.ts';

interface Leaving {
  readonly id: string;
  readonly brand_id: string;
  readonly kind: string;
  readonly trigger: Trigger;
  readonly address: string | null;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly order_id: string | null;
  readonly brand_name: string;
}

/** A notice on its way out by mail, for the mail channel to send. */
export interface NoticeMail {
  readonly brandId: string;
  readonly to: string;
  readonly letter: NoticeLetter;
  /** where one click, by a person or by their mail program (RFC 8058), stops such notices */
  readonly unsubscribeUrl: string;
  /** stands in the reply address: an answer names the notice */
  readonly replyToken: string;
}

/** Null when it is not to be sent any more. */
export async function noticeMail(tx: Tx, decisionId: string): Promise<NoticeMail | null> {
  const row = await tx.maybe<Leaving>(sql`
    select d.id, d.brand_id, d.kind, d.trigger, d.address, d.language, d.subject, d.text, d.order_id, b.name as brand_name
    from outreach.decision d join identity.brand b on b.id = d.brand_id where d.id = ${decisionId} and d.state = 'leaving' and d.channel = 'email'`);
  if (!row || row.address === null) return null;
  const url = addressOf(row.id);
  const page = row.order_id === null ? null : await trackingPage.get()(tx, row.order_id);
  const letter = noticeLetter({ brand: row.brand_name, language: languageFor(row.language), purpose: purposeOf(row.trigger), subject: row.subject, text: row.text, url, page });
  return { brandId: row.brand_id, to: row.address, letter, unsubscribeUrl: `${url}/unsubscribe`, replyToken: replyTokenOf(row.id) };
}

export function addressOf(decisionId: string): string {
  const { publicUrl, linkKey } = noticeDoor.get();
  return `${publicUrl}/n/${tokenOf(decisionId, linkKey)}`;
}

/** The channel brought it. Saying it twice changes nothing. */
export async function recordNoticeSent(tx: Tx, decisionId: string, headerId: string | null): Promise<void> {
  const sent = await tx.maybe<{ brand_id: string; kind: string; trigger: string; channel: string; order_id: string | null }>(sql`
    update outreach.decision set state = 'sent', sent_at = ${tx.now}, header_id = ${headerId} where id = ${decisionId} and state = 'leaving' returning brand_id, kind, trigger, channel, order_id`);
  if (sent?.kind !== 'notice') return;
  const news: NoticeNews = { decision_id: decisionId, trigger: sent.trigger, channel: sent.channel, order_id: sent.order_id };
  await tx.announce({ name: NOTICE_SENT, brandId: sent.brand_id, subjectId: decisionId, payload: { ...news } });
}

/** It could not be brought by this way. A final no of the address means that nothing is sent there any more; where the programme has another way, it goes that way now. */
export async function recordNoticeNotBrought(tx: Tx, decisionId: string, why: string, addressRefused: boolean): Promise<void> {
  const failed = await tx.maybe<Failed>(sql`
    update outreach.decision set state = 'failed', problem = ${why.slice(0, 300)}, tried = array_append(tried, channel) where id = ${decisionId} and state = 'leaving' returning id, brand_id, kind, trigger, tried, address, channel`);
  if (failed?.address && addressRefused) await suppress(tx, failed.brand_id, failed.channel, failed.address);
  if (failed) await goOn(tx, failed);
}

/** A report that a notice did not arrive. Answers whether it was about one of ours. */
export async function recordNoticeBounce(tx: Tx, brandId: string, headerId: string, why: string): Promise<boolean> {
  const bounced = await tx.maybe<{ address: string | null; channel: string }>(sql`
    update outreach.decision set state = 'failed', bounced_at = ${tx.now}, problem = ${why.slice(0, 300)} where brand_id = ${brandId} and header_id = ${headerId} returning address, channel`);
  if (bounced?.address) await suppress(tx, brandId, bounced.channel, bounced.address);
  return bounced !== undefined;
}


