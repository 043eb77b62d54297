import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { customersBehind, normaliseHandle, recordConsent } from '../../customers/index.ts';
import type { Channel } from '../rules/shapes.ts';
import { goOn, lift, suppress, type Failed } from './go-on.ts';

/** A notice on its way out to a telephone. */
export interface NoticeText {
  readonly brandId: string;
  readonly channel: 'sms' | 'whatsapp';
  /** E.164 */
  readonly to: string;
  readonly text: string;
  readonly template: { readonly name: string; readonly language: string; readonly values: readonly string[] } | null;
}

/** Null when it is not to be sent any more, or goes another way. */
export async function noticeText(tx: Tx, decisionId: string, channel: string): Promise<NoticeText | null> {
  const row = await tx.maybe<{ brand_id: string; channel: 'sms' | 'whatsapp'; address: string | null; text: string | null; template: NoticeText['template'] }>(sql`
    select brand_id, channel, address, text, template from outreach.decision where id = ${decisionId} and state = 'leaving' and channel = ${channel} and channel in ('sms', 'whatsapp')`);
  if (!row || row.address === null) return null;
  return { brandId: row.brand_id, channel: row.channel, to: row.address, text: row.text ?? '', template: row.template };
}

/** The network says that it arrived. */
export async function recordNoticeDelivered(tx: Tx, decisionId: string): Promise<void> {
  await tx.run(sql`update outreach.decision set delivered_at = ${tx.now} where id = ${decisionId} and state = 'sent' and delivered_at is null`);
}

/** Taken by the provider, and then not brought by the network: it goes the next way. What arrived is not said not to have. */
export async function recordNoticeUndelivered(tx: Tx, decisionId: string, channel: string, why: string, addressRefused: boolean): Promise<void> {
  const failed = await tx.maybe<Failed>(sql`
    update outreach.decision set state = 'failed', bounced_at = ${tx.now}, problem = ${why.slice(0, 300)}, tried = array_append(tried, channel)
    where id = ${decisionId} and state in ('leaving', 'sent') and channel = ${channel} and delivered_at is null returning id, brand_id, kind, trigger, tried, address, channel`);
  if (failed?.address && addressRefused) await suppress(tx, failed.brand_id, failed.channel, failed.address);
  if (failed) await goOn(tx, failed);
}

/** Nobody knows whether it went, and nobody can say: it goes no other way, or they might be told twice. */
export async function recordNoticeUnknown(tx: Tx, decisionId: string, why: string): Promise<void> {
  await tx.run(sql`update outreach.decision set state = 'failed', problem = ${why.slice(0, 300)} where id = ${decisionId} and state = 'leaving'`);
}

/** It went after all: a receipt came when nobody expected one any more. */
export async function recordNoticeFound(tx: Tx, decisionId: string, channel: string): Promise<void> {
  await tx.run(sql`update outreach.decision set state = 'sent', sent_at = ${tx.now}, problem = null where id = ${decisionId} and state = 'failed' and channel = ${channel} and not (channel = any (tried))`);
}

/** What the provider says that it cost, in hundredths of its currency. */
export async function recordNoticeCost(tx: Tx, decisionId: string, cost: { readonly cents: number; readonly currency: string } | null, segments: number | null): Promise<void> {
  await tx.run(sql`update outreach.decision set cost_cents = coalesce(${cost?.cents ?? null}, cost_cents), cost_currency = coalesce(${cost?.currency ?? null}, cost_currency), segments = coalesce(${segments}, segments) where id = ${decisionId}`);
}

const STOPPED = 'answered STOP';

/**
 * They answered with a word that stops messages by this channel, or wants them again. A stop holds for the number, and is said of whoever is known by it; a
 * start takes that stop back, for what is about their orders, and no other no.
 */
export async function hearWish(tx: Tx, brandId: string, channel: Channel, number: string, wish: 'stop' | 'start'): Promise<void> {
  if (wish === 'start') await lift(tx, brandId, channel, number);
  else await suppress(tx, brandId, channel, number, 'stopped');
  const handle = normaliseHandle('phone', number);
  const owner = handle && (await tx.maybe<{ customer_id: string }>(sql`select customer_id from customers.handle where brand_id = ${brandId} and kind = 'phone' and value = ${handle.value}`));
  if (!owner) return;
  const by = channel === 'sms' ? 'SMS' : 'WhatsApp';
  for (const id of await customersBehind(tx, owner.customer_id)) {
    if (wish === 'stop') for (const purpose of ['service', 'marketing'] as const) await recordConsent(tx, { id, brandId }, { channel, purpose, granted: false, source: `${STOPPED} by ${by}` });
    else if (await tx.maybe(sql`select 1 from customers.consent where customer_id = ${id} and channel = ${channel} and purpose = 'service' and not granted and source like ${`${STOPPED}%`}`)) await recordConsent(tx, { id, brandId }, { channel, purpose: 'service', granted: true, source: `answered START by ${by}` });
  }
}
