import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { tellsOfStock, wantedBy, wishForStock, type Wanted } from '../../outreach/index.ts';
import { portalIn } from '../commands/shopper.ts';
import type { PortalPorts } from '../ports.ts';
import { addressRange } from '../rules/address-range.ts';
import { keyed } from '../rules/links.ts';
import { sorryPage } from '../rules/pages/find-pages.ts';
import { wantedPage, wantedSentPage } from '../rules/pages/wanted-page.ts';
import { waitBeforeTrying } from '../rules/tries.ts';
import { countTry } from '../store/askings.ts';
import type { AddPage } from './door.ts';

/** Linked from a product of the shop that is sold out: `/wanted?item=<SKU or the shop's id of the variant>`; its own address keeps the item whatever language is chosen. */
export function wantingPages(add: AddPage, { db, key }: PortalPorts): void {
  const wantedIn = async (tx: Tx, brandId: string, word: string): Promise<Wanted | null> => (word !== '' && word.length <= 200 && (await tellsOfStock(tx, brandId)) ? wantedBy(tx, brandId, word) : null);
  add('GET', '/wanted', async ({ query }) => ({ to: `/wanted/${encodeURIComponent((query.item ?? '').trim().slice(0, 200) || '-')}${query.lang === undefined ? '' : `?lang=${encodeURIComponent(query.lang)}`}` }));
  add('GET', '/wanted/:item', async ({ setting, door, params }) => {
    const word = (params.item ?? '').trim();
    const wanted = await db.read(portalIn(door.brand.id), (tx) => wantedIn(tx, door.brand.id, word));
    return wanted === null ? { page: sorryPage(setting, setting.words.wantNone), status: 404 } : { page: wantedPage(setting, wanted, word) };
  });
  add('POST', '/wanted', async (call) => {
    const { setting, door, sent, request } = call;
    const [word, email] = [sent.one('item').trim(), sent.one('email').trim()];
    const wanted = await db.read(portalIn(door.brand.id), (tx) => wantedIn(tx, door.brand.id, word));
    if (wanted === null) return { page: sorryPage(setting, setting.words.wantNone), status: 404 };
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) || email.length > 254) return { page: wantedPage(setting, wanted, word, { problem: setting.words.fillBoth }), status: 422 };
    await db.transact(portalIn(door.brand.id), async (tx) => {
      const range = addressRange(request.ip);
      const wait = waitBeforeTrying(await countTry(tx, door.brand.id, keyed(key, 'wanted', range, email.toLowerCase()), keyed(key, 'range', range)), tx.now);
      if (wait !== null) throw new Refusal(429, 'too_many', 'That was tried too often. Wait, and try again.', { retryAfterSeconds: wait });
      await wishForStock(tx, wanted, { address: email, language: setting.language });
    });
    return { page: wantedSentPage(setting, wanted) };
  });
}
