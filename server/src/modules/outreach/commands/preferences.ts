import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { customersBehind, presentCustomer, recordConsent } from '../../customers/index.ts';
import { NOTICE_DUE, type NoticeNews } from '../events.ts';
import { noticeDoor } from '../ports.ts';
import { tokenOf } from '../rules/links.ts';
import { pageWords, PURPOSES } from '../rules/page-words.ts';
import { asksTwice } from '../rules/asks-twice.ts';
import { languageFor } from '../rules/words/index.ts';

export type Wants = Readonly<Record<(typeof PURPOSES)[number], boolean>>;

/** What a customer wants to be told by mail: news of orders and questions unless they said no, anything that sells only after a yes. */
export async function preferencesOf(tx: Tx, customerId: string): Promise<Wants> {
  const rows = await tx.rows<{ purpose: string; granted: boolean }>(sql`select purpose, granted from customers.consent where customer_id = any (${await customersBehind(tx, customerId)}::uuid[]) and channel = 'email' order by at`);
  const said = new Map(rows.map((row) => [row.purpose, row.granted]));
  return { service: said.get('service') ?? true, marketing: said.get('marketing') ?? false, survey: said.get('survey') ?? true };
}

/**
 * Keeps what a customer chose. A new yes to what sells is asked for once more at the address itself where their country wants that, and holds
 * from there on. Answers whether such a question went out.
 */
export async function changePreferences(tx: Tx, customerId: string, wants: Wants, source: string): Promise<{ toConfirm: boolean }> {
  const id = (await presentCustomer(tx, customerId)) ?? customerId;
  const customer = await tx.maybe<{ brand_id: string; locale: string | null }>(sql`select brand_id, locale from customers.customer where id = ${id}`);
  if (customer === undefined) throw notFound('customer');
  const before = await preferencesOf(tx, id);
  let toConfirm = false;
  for (const purpose of PURPOSES) {
    if (wants[purpose] === before[purpose]) continue;
    if (purpose === 'marketing' && wants.marketing && asksTwice(await countryOf(tx, id, customer.locale))) {
      toConfirm = await askToConfirm(tx, id, customer.brand_id, customer.locale);
      continue;
    }
    await recordConsent(tx, { id, brandId: customer.brand_id }, { channel: 'email', purpose, granted: wants[purpose], source });
  }
  return { toConfirm };
}

async function countryOf(tx: Tx, customerId: string, locale: string | null): Promise<string | null> {
  const order = await tx.maybe<{ country: string | null }>(sql`select upper(shipping_address->>'country') as country from orders."order" where customer_id = ${customerId} and shipping_address->>'country' is not null order by placed_at desc limit 1`);
  return order?.country ?? /[-_]([A-Za-z]{2})\b/.exec(locale ?? '')?.[1]?.toUpperCase() ?? null;
}

/** The question goes the way of a notice. One that is out already within an hour is enough. */
async function askToConfirm(tx: Tx, customerId: string, brandId: string, locale: string | null): Promise<boolean> {
  const handle = await tx.maybe<{ value: string }>(sql`select value from customers.handle where customer_id = ${customerId} and kind = 'email' order by verified_at is null, created_at limit 1`);
  if (!handle) return false;
  const open = await tx.maybe(sql`select 1 from outreach.opt_in where customer_id = ${customerId} and confirmed_at is null and asked_at > ${new Date(tx.now.getTime() - 3_600_000)}`);
  if (open) return true;
  const [asking, letter] = [tx.id(), tx.id()];
  const brand = await tx.one<{ name: string; locale: string }>(sql`select name, locale from identity.brand where id = ${brandId}`);
  const language = languageFor(locale, brand.locale);
  const { publicUrl, linkKey } = noticeDoor.get();
  const filled = (text: string): string => text.replaceAll('{brand}', brand.name).replace('{link}', `${publicUrl}/n/confirm/${tokenOf(asking, linkKey)}`);
  await tx.run(sql`insert into outreach.opt_in (id, brand_id, customer_id, channel, purpose, address, asked_at) values (${asking}, ${brandId}, ${customerId}, 'email', 'marketing', ${handle.value}, ${tx.now})`);
  await tx.run(sql`
    insert into outreach.decision (id, brand_id, kind, trigger, happening, customer_id, happened_at, decided_at, released_at, state, channel, because, language, address, subject, text)
    values (${letter}, ${brandId}, 'confirm', 'confirm', ${asking}, ${customerId}, ${tx.now}, ${tx.now}, ${tx.now}, 'leaving', 'email', 'at_once', ${language}, ${handle.value}, ${filled(pageWords(language).confirmSubject)}, ${filled(pageWords(language).confirmText)})`);
  const news: NoticeNews = { decision_id: letter, trigger: 'confirm', channel: 'email', order_id: null };
  await tx.announce({ name: NOTICE_DUE, brandId, subjectId: letter, payload: { ...news } });
  return true;
}

/** They confirmed from the address itself: the yes holds, with how it was given. Answers with whose it is; null when there is no such question. */
export async function confirmOptIn(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.maybe<{ brand_id: string; customer_id: string; confirmed_at: Date | null }>(sql`select brand_id, customer_id, confirmed_at from outreach.opt_in where id = ${id} for update`);
  if (!row) return null;
  if (row.confirmed_at === null) {
    await tx.run(sql`update outreach.opt_in set confirmed_at = ${tx.now} where id = ${id}`);
    await recordConsent(tx, { id: row.customer_id, brandId: row.brand_id }, { channel: 'email', purpose: 'marketing', granted: true, source: 'confirmed by mail' });
  }
  return row.customer_id;
}
