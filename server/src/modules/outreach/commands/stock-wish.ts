import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { contactHandle, recognise } from '../../customers/index.ts';
import { NOTICE_DUE, type NoticeNews } from '../events.ts';
import { noticeDoor } from '../ports.ts';
import { tokenOf } from '../rules/links.ts';
import { wishWords } from '../rules/wish-words.ts';
import type { Language } from '../rules/words/index.ts';
import type { Wanted } from '../store/stock-wishes.ts';

/** One question to an address within so long, whatever it is asked for. */
const QUIET_MS = 600_000;

/** Whether a brand tells who waits: its programme is on. */
export async function tellsOfStock(tx: Tx, brandId: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from outreach.programme where brand_id = ${brandId} and trigger = 'back_in_stock' and state = 'on'`)) !== undefined;
}

/**
 * Somebody typed an address and wants to be told. The address is asked first: nobody is signed up by somebody else, and nobody is known by it before.
 * Asked again, nothing new goes out but after ten minutes; whoever looks on learns nothing by it.
 */
export async function wishForStock(tx: Tx, wanted: Wanted, asked: { readonly address: string; readonly language: Language }): Promise<void> {
  const known = await tx.maybe<{ id: string; asked_at: Date; confirmed_at: Date | null }>(sql`
    select id, asked_at, confirmed_at from outreach.stock_wish where variant_id = ${wanted.variant_id} and lower(address) = lower(${asked.address}) and told_at is null and ended_at is null for update`);
  if (known && (known.confirmed_at !== null || tx.now.getTime() - known.asked_at.getTime() < QUIET_MS)) return;
  const id = known?.id ?? tx.id();
  if (known) await tx.run(sql`update outreach.stock_wish set asked_at = ${tx.now} where id = ${id}`);
  else await tx.run(sql`insert into outreach.stock_wish (id, brand_id, variant_id, address, language, asked_at) values (${id}, ${wanted.brand_id}, ${wanted.variant_id}, ${asked.address}, ${asked.language}, ${tx.now})`);
  await askAddress(tx, id, wanted, asked);
}

async function askAddress(tx: Tx, wishId: string, wanted: Wanted, { address, language }: { readonly address: string; readonly language: Language }): Promise<void> {
  const letter = tx.id();
  const brand = await tx.one<{ name: string }>(sql`select name from identity.brand where id = ${wanted.brand_id}`);
  const { publicUrl, linkKey } = noticeDoor.get();
  const words = wishWords(language);
  const filled = (text: string): string => text.replaceAll('{brand}', brand.name).replaceAll('{item}', wanted.item).replace('{link}', `${publicUrl}/n/wish/${tokenOf(wishId, linkKey)}`);
  await tx.run(sql`
    insert into outreach.decision (id, brand_id, kind, trigger, happening, happened_at, decided_at, released_at, state, channel, because, language, address, subject, text)
    values (${letter}, ${wanted.brand_id}, 'confirm', 'confirm', ${letter}, ${tx.now}, ${tx.now}, ${tx.now}, 'leaving', 'email', 'at_once', ${language}, ${address}, ${filled(words.subject)}, ${filled(words.text)})`);
  const news: NoticeNews = { decision_id: letter, trigger: 'confirm', channel: 'email', order_id: null };
  await tx.announce({ name: NOTICE_DUE, brandId: wanted.brand_id, subjectId: letter, payload: { ...news } });
}

export interface Confirmed {
  readonly variantId: string;
  readonly language: Language;
  readonly brand: string;
}

/** They confirmed from the address itself: from now on they are a customer who waits. Saying it twice changes nothing; null when there is no such wish. */
export async function confirmWish(tx: Tx, id: string): Promise<Confirmed | null> {
  const row = await tx.maybe<{ brand_id: string; variant_id: string; address: string; language: Language; confirmed_at: Date | null; brand: string }>(sql`
    select w.brand_id, w.variant_id, w.address, w.language, w.confirmed_at, b.name as brand from outreach.stock_wish w join identity.brand b on b.id = w.brand_id where w.id = ${id} for update of w`);
  if (!row) return null;
  if (row.confirmed_at === null) {
    const handle = contactHandle({ email: row.address, phone: null });
    if (handle === null) return null;
    const { customerId } = await recognise(tx, row.brand_id, handle, { locale: row.language });
    await tx.run(sql`update outreach.stock_wish set confirmed_at = ${tx.now}, customer_id = ${customerId} where id = ${id}`);
  }
  return { variantId: row.variant_id, language: row.language, brand: row.brand };
}
