import { randomUUID } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { cancelOrder, changeAddress, chooseUpdates, personLooks } from '../commands/change-order.ts';
import { keepPhotos } from '../commands/keep-photos.ts';
import { reportTrouble } from '../commands/report-trouble.ts';
import { shopperOf, portalIn } from '../commands/shopper.ts';
import { writeToShop } from '../commands/write-to-shop.ts';
import type { PortalPorts } from '../ports.ts';
import { openOrder } from '../queries/open-order.ts';
import { whatWasSeen } from '../queries/what-was-seen.ts';
import { keyed } from '../rules/links.ts';
import type { Doing } from '../rules/may-do.ts';
import { addressPage, cancelPage, orderPage, type AddressTyped, type ShownOrder } from '../rules/pages/order-page.ts';
import { askPage, reportPage, sentPage, troubles } from '../rules/pages/write-pages.ts';
import { visitOf, type VisitRow } from '../store/visits.ts';
import { heldBy, orNotLetIn, uuidIn, VISIT_COOKIE, type Answer, type Call } from './answers.ts';
import type { AddPage } from './door.ts';

/** The visit behind a call, or a refusal that sends the browser back to proving. */
export async function visitFor({ db, key }: PortalPorts, { door, request, params }: Call): Promise<VisitRow> {
  const token = heldBy(request, VISIT_COOKIE);
  const id = uuidIn(params, 'id');
  return orNotLetIn(token === null ? undefined : await db.read(portalIn(door.brand.id), (tx) => visitOf(tx, door.brand.id, keyed(key, 'visit', token), id)));
}

/** One press of a button: what the form carried, or nothing that anybody else could send. */
export const pressOf = ({ sent }: Call): string => (/^[0-9a-f-]{36}$/.test(sent.one('key')) ? sent.one('key') : randomUUID());

export const openFor = (tx: Tx, visit: VisitRow, { door, setting }: Call): Promise<ShownOrder> => openOrder(tx, visit, door.choices, door.brand.time_zone, setting.language);

/** Refuses what the page would not offer, whoever sends the form. */
export function mustMay(order: ShownOrder, what: Doing): void {
  if (!order.offered.may.includes(what)) throw new Refusal(422, 'not_possible', 'This is not possible for the order as it stands.');
}

export function trackingPages(add: AddPage, ports: PortalPorts): void {
  const { db } = ports;
  add('GET', '/orders/:id', async (call) => {
    const visit = await visitFor(ports, call);
    const order = await db.read(shopperOf(visit), (tx) => openFor(tx, visit, call));
    return { page: orderPage(call.setting, order, db.clock.now().toISOString(), call.query.done === 'yes' ? call.setting.words.sentTitle : null) };
  });
  add('POST', '/orders/:id/updates', async (call) => {
    const visit = await visitFor(ports, call);
    await db.transact(shopperOf(visit), (tx) => chooseUpdates(tx, visit, call.sent.one('way'), call.sent.one('want') === 'yes'));
    return { to: `/orders/${visit.order_id}` };
  });
  changing(add, ports);
  writing(add, ports);
}

function changing(add: AddPage, ports: PortalPorts): void {
  const { db } = ports;
  const person = (call: Call, visit: VisitRow, what: 'address' | 'cancel'): Promise<boolean> => (call.door.choices.may[what] === 'ask' ? Promise.resolve(true) : what === 'cancel' ? db.read(shopperOf(visit), (tx) => personLooks(tx, visit)) : Promise.resolve(false));
  add('GET', '/orders/:id/address', async (call) => {
    const visit = await visitFor(ports, call);
    const { order, address } = await db.read(shopperOf(visit), async (tx) => ({ order: await openFor(tx, visit, call), address: (await tx.one<{ shipping_address: AddressTyped | null }>(sql`select shipping_address from orders."order" where id = ${visit.order_id}`)).shipping_address }));
    mustMay(order, 'address');
    return { page: addressPage(call.setting, order, randomUUID(), address ?? {}, await person(call, visit, 'address'), null) };
  });
  add('POST', '/orders/:id/address', async (call) => {
    const visit = await visitFor(ports, call);
    const typed = Object.fromEntries(['name', 'line1', 'line2', 'postal_code', 'city', 'region', 'country'].map((part) => [part, call.sent.one(part).trim().slice(0, 200)])) as AddressTyped;
    const address = { ...typed, country: typed.country?.toUpperCase() ?? '' };
    try {
      await db.transact(shopperOf(visit), (tx) => changeAddress(tx, visit, address, pressOf(call)));
    } catch (error) {
      const said = saidOf(call, error);
      return { page: addressPage(call.setting, { id: visit.order_id }, randomUUID(), typed, call.door.choices.may.address === 'ask', said), status: 422 };
    }
    return { to: `/orders/${visit.order_id}` };
  });
  add('GET', '/orders/:id/cancel', async (call) => {
    const visit = await visitFor(ports, call);
    const order = await db.read(shopperOf(visit), (tx) => openFor(tx, visit, call));
    mustMay(order, 'cancel');
    return { page: cancelPage(call.setting, order, randomUUID(), await person(call, visit, 'cancel'), null) };
  });
  add('POST', '/orders/:id/cancel', async (call) => {
    const visit = await visitFor(ports, call);
    await db.transact(shopperOf(visit), (tx) => cancelOrder(tx, visit, pressOf(call)));
    return { to: `/orders/${visit.order_id}` };
  });
}

/** What is wrong with what was typed, in the shopper's language. Anything else is thrown on. */
export function saidOf({ setting: { words } }: Call, error: unknown): string {
  if (!(error instanceof Refusal) || error.status >= 500 || error.status === 429) throw error;
  const named = [error.code, ...error.details.map((detail) => detail.message)];
  const sentences: Readonly<Record<string, string>> = { address_incomplete: words.addressIncomplete, country_unknown: words.addressIncomplete, address_unchanged: words.addressUnchanged, action_under_way: words.closed.under_way, past_cut_off: words.closed.packed, already_shipped: words.closed.sent, already_cancelled: words.closed.cancelled, not_a_picture: words.badFile, no_lines: words.needItem, out_of_stock: words.soldOut };
  return named.map((name) => sentences[name]).find((sentence) => sentence !== undefined) ?? words.notPossible;
}

async function linesOf(tx: Tx, orderId: string): Promise<{ line_id: string; title: string; quantity: number }[]> {
  return tx.rows(sql`select source_id as line_id, title, quantity from orders.line where order_id = ${orderId} order by position`);
}

function writing(add: AddPage, ports: PortalPorts): void {
  const { db, blobs } = ports;
  add('GET', '/orders/:id/report', async (call) => {
    const visit = await visitFor(ports, call);
    const { order, lines } = await db.read(shopperOf(visit), async (tx) => ({ order: await openFor(tx, visit, call), lines: await linesOf(tx, visit.order_id) }));
    mustMay(order, 'report');
    return { page: reportPage(call.setting, { id: order.id, lines }, randomUUID(), null) };
  });
  add('POST', '/orders/:id/report', async (call): Promise<Answer> => {
    const visit = await visitFor(ports, call);
    const lines = await db.read(shopperOf(visit), (tx) => linesOf(tx, visit.order_id));
    try {
      const photos = await keepPhotos(blobs, call.sent.photos);
      const chosen = new Set(call.sent.all('line'));
      const what = troubles.find((one) => one === call.sent.one('what')) ?? 'damaged';
      await db.transact(shopperOf(visit), async (tx) => {
        const order = await openFor(tx, visit, call);
        mustMay(order, 'report');
        return reportTrouble(tx, visit, { order, zone: call.door.brand.time_zone, language: call.setting.language, what, lines: lines.filter((line) => chosen.has(line.line_id)), words: call.sent.one('words').slice(0, 4000), photos, key: pressOf(call) });
      });
    } catch (error) {
      return { page: reportPage(call.setting, { id: visit.order_id, lines }, randomUUID(), saidOf(call, error)), status: 422 };
    }
    return { to: `/orders/${visit.order_id}/sent` };
  });
  add('GET', '/orders/:id/ask', async (call) => {
    const visit = await visitFor(ports, call);
    return { page: askPage(call.setting, visit.order_id, randomUUID(), null) };
  });
  add('POST', '/orders/:id/ask', async (call): Promise<Answer> => {
    const visit = await visitFor(ports, call);
    const text = call.sent.one('words').trim().slice(0, 4000);
    if (text === '') return { page: askPage(call.setting, visit.order_id, randomUUID(), call.setting.words.needWords), status: 422 };
    try {
      const photos = await keepPhotos(blobs, call.sent.photos);
      await db.transact(shopperOf(visit), async (tx) => {
        const order = await openFor(tx, visit, call);
        mustMay(order, 'ask');
        return writeToShop(tx, { brandId: visit.brand_id, address: visit.address, proven: { at: visit.at }, language: call.setting.language, subject: `Order ${order.number}: ${text.split('\n')[0]?.slice(0, 80) ?? ''}`, text, photos, seen: whatWasSeen(order, tx.now.toISOString(), call.door.brand.time_zone), key: pressOf(call) });
      });
    } catch (error) {
      return { page: askPage(call.setting, visit.order_id, randomUUID(), saidOf(call, error)), status: 422 };
    }
    return { to: `/orders/${visit.order_id}/sent` };
  });
  add('GET', '/orders/:id/sent', async (call) => {
    const visit = await visitFor(ports, call);
    return { page: sentPage(call.setting, `${call.setting.base}/orders/${visit.order_id}`) };
  });
}
