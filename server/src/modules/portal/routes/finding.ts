import { Refusal } from '../../../platform/refusal/refusal.ts';
import { ask, findOrder } from '../commands/find-order.ts';
import { secretPurpose } from '../commands/change-settings.ts';
import { openByShop, readShopWord } from '../commands/open-by-shop.ts';
import { sayCode } from '../commands/say-code.ts';
import { codeAgain, MOST_CODES } from '../commands/send-code.ts';
import { portalIn } from '../commands/shopper.ts';
import type { PortalPorts } from '../ports.ts';
import { linkedOrder } from '../queries/open-order.ts';
import { addressRange } from '../rules/address-range.ts';
import { keyed, readLink } from '../rules/links.ts';
import { linkPage } from '../rules/pages/order-page.ts';
import { codePage, findPage, sorryPage } from '../rules/pages/find-pages.ts';
import { askingBy, countTry } from '../store/askings.ts';
import { letOut } from '../store/visits.ts';
import { waitBeforeTrying } from '../rules/tries.ts';
import { sql } from '../../../platform/db/sql.ts';
import { ASK_COOKIE, dropCookie, heldBy, keepCookie, VISIT_COOKIE, type Answer, type Call } from './answers.ts';
import type { AddPage } from './door.ts';

const ASK_SECONDS = 1800;

/** How somebody finds their order, and proves it is theirs. */
export function findingPages(add: AddPage, ports: PortalPorts): void {
  const { db, key } = ports;
  add('GET', '/', async ({ setting, whole }) => ({ page: findPage(setting, { whole }) }));
  add('GET', '/find', async () => ({ to: '/' }));
  add('POST', '/find', async (call) => {
    const { setting, sent, door, request } = call;
    const [number, email] = [sent.one('number').trim(), sent.one('email').trim()];
    if (number === '' || !/^[^\s@]+@[^\s@]+$/.test(email) || number.length > 60 || email.length > 254) return { page: findPage(setting, { number, problem: setting.words.fillBoth }), status: 422 };
    const { token } = await db.transact(portalIn(door.brand.id), (tx) => findOrder(tx, key, { brandId: door.brand.id, number, email, range: addressRange(request.ip), language: setting.language }));
    keepCookie(call, ASK_COOKIE, token, ASK_SECONDS);
    return { to: '/code' };
  });
  add('GET', '/code', async (call) => showCode(ports, call, null));
  add('POST', '/code', async (call) => {
    const { door, request, sent, setting } = call;
    const asking = heldBy(request, ASK_COOKIE);
    if (asking === null) return { to: '/' };
    const opened = await db.transact(portalIn(door.brand.id), (tx) => sayCode(tx, key, { brandId: door.brand.id, askingToken: asking, code: sent.one('code'), visitToken: heldBy(request, VISIT_COOKIE), sessionMinutes: door.choices.session_minutes }));
    if (opened === null) return showCode(ports, call, setting.words.codeWrong);
    dropCookie(call, ASK_COOKIE);
    keepCookie(call, VISIT_COOKIE, opened.token, door.choices.session_minutes * 60);
    return { to: `/orders/${opened.orderId}` };
  });
  add('POST', '/code/again', async ({ door, request }) => {
    const asking = heldBy(request, ASK_COOKIE);
    if (asking !== null) await db.transact(portalIn(door.brand.id), (tx) => codeAgain(tx, door.brand.id, keyed(key, 'asking', asking)));
    return { to: asking === null ? '/' : '/code' };
  });
  add('POST', '/leave', async (call) => {
    const token = heldBy(call.request, VISIT_COOKIE);
    if (token !== null) await db.transact(portalIn(call.door.brand.id), (tx) => letOut(tx, call.door.brand.id, keyed(key, 'visit', token)));
    dropCookie(call, VISIT_COOKIE);
    return { to: '/' };
  });
  linkPages(add, ports);
}

/** The page of the code looks the same whether there is an order or not, and says nothing of it. */
async function showCode({ db, key }: PortalPorts, { door, request, setting }: Call, problem: string | null): Promise<Answer> {
  const token = heldBy(request, ASK_COOKIE);
  if (token === null) return { to: '/' };
  const asking = await db.transact(portalIn(door.brand.id), (tx) => askingBy(tx, door.brand.id, keyed(key, 'asking', token)));
  if (asking === undefined) return { to: '/' };
  return { page: codePage(setting, { problem, mayAgain: asking.codes < MOST_CODES }), ...(problem === null ? {} : { status: 422 }) };
}

function linkPages(add: AddPage, { db, key, vault }: PortalPorts): void {
  add('GET', '/t/:token', async ({ params, setting, door }) => {
    const link = readLink(params.token ?? '', key, db.clock.now());
    if (link === null) return { page: sorryPage(setting, setting.words.linkOver), status: 410 };
    const order = link.shows === 'parcels' ? await db.read(portalIn(door.brand.id), (tx) => linkedOrder(tx, door.brand.id, link.orderId, setting.language)) : null;
    return { page: linkPage(setting, params.token ?? '', order, db.clock.now().toISOString()) };
  });
  add('POST', '/t/:token', async (call) => {
    const { params, setting, door, request } = call;
    const link = readLink(params.token ?? '', key, db.clock.now());
    if (link === null) return { page: sorryPage(setting, setting.words.linkOver), status: 410 };
    const token = await db.transact(portalIn(door.brand.id), async (tx) => {
      const range = addressRange(request.ip);
      const wait = waitBeforeTrying(await countTry(tx, door.brand.id, keyed(key, 'link', range, link.orderId), keyed(key, 'range', range)), tx.now);
      if (wait !== null) throw new Refusal(429, 'too_many', 'That was tried too often. Wait, and try again.', { retryAfterSeconds: wait });
      const order = await tx.maybe<{ id: string; number: string; email: string }>(sql`select id, number, email from orders."order" where id = ${link.orderId} and email is not null`);
      return ask(tx, key, { brandId: door.brand.id, language: setting.language, order: order ?? null });
    });
    keepCookie(call, ASK_COOKIE, token, ASK_SECONDS);
    return { to: '/code' };
  });
  add('GET', '/from-shop', async (call) => {
    const { door, query, request } = call;
    if (door.secret === null) throw new Refusal(403, 'shop_word_forged', 'This shop has no secret for links yet.');
    const number = await readShopWord(query.token ?? '', vault.open(door.secret, secretPurpose(door.brand.id)), db.clock.now());
    const opened = await db.transact(portalIn(door.brand.id), (tx) => openByShop(tx, key, number, { brandId: door.brand.id, visitToken: heldBy(request, VISIT_COOKIE), sessionMinutes: door.choices.session_minutes }));
    keepCookie(call, VISIT_COOKIE, opened.token, door.choices.session_minutes * 60);
    return { to: `/orders/${opened.orderId}` };
  });
}
