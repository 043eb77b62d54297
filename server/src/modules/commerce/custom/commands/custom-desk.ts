import { systemActor } from '../../../../platform/actor/actor.ts';
import { actionKinds, orderFrom, putOrder, type ActionForShop, type ActionReportInput, type ActionResult, type Finding, type OrderAtShop, type ShopAnswer, type ShopDesk } from '../../../orders/index.ts';
import type { CustomPorts } from '../ports.ts';
import { bodyOf, readAnswer, readOrder } from '../rules/read-answer.ts';
import { customShopOf, type CustomShopRow } from '../store/custom-shops.ts';
import { askCustomShop, Declined } from './ask-custom-shop.ts';

const writer = systemActor('custom shop');

/** Actions on orders of shops that speak our own signed requests. The action's id is the request's id: the shop does it once. */
export function customDesk(ports: CustomPorts): ShopDesk {
  const shopOf = async (order: OrderAtShop): Promise<CustomShopRow> => {
    const shop = await ports.db.read(writer, (tx) => customShopOf(tx, order.brandId, order.source));
    if (!shop) throw new Error('the shop is no longer connected');
    return shop;
  };
  return {
    offers: async (tx, order) => {
      const shop = await customShopOf(tx, order.brandId, order.source);
      return shop ? actionKinds.map((kind) => ({ kind, ready: shop.kinds.includes(kind), because: shop.kinds.includes(kind) ? null : 'not_offered' })) : null;
    },
    fetches: async (tx, order) => (await customShopOf(tx, order.brandId, order.source))?.mode === 'fetches',
    refresh: async (order) => {
      const body = JSON.stringify({ type: 'order.read', order: { source_id: order.sourceId, number: order.number } });
      const read = readOrder(await askCustomShop(ports, await shopOf(order), `read-${order.id}-${ports.db.clock.now().getTime()}`, body));
      if (read === null) throw new Error('the shop did not answer with the order');
      await write(ports, order, read);
    },
    send: async (action) => {
      try {
        return await heard(ports, action, await askCustomShop(ports, await shopOf(action.order), action.id, bodyOf('order_action.asked', action)));
      } catch (error) {
        if (error instanceof Declined) return { answer: 'declined', said: error.message };
        throw error;
      }
    },
    find: async (action) => {
      const says = readAnswer(await askCustomShop(ports, await shopOf(action.order), `find-${action.id}-${ports.db.clock.now().getTime()}`, bodyOf('order_action.find', action)));
      if (says === null || says.state === 'working') return { happened: 'unclear', said: says?.message ?? 'the answer cannot be read' };
      if (says.report === undefined) return { happened: 'no', said: says.message || 'the shop does not know it' };
      return finding(ports, action, says.report);
    },
  };
}

async function heard(ports: CustomPorts, action: ActionForShop, body: string): Promise<ShopAnswer> {
  const says = readAnswer(body);
  if (says === null) throw new Error(`the answer cannot be read: ${body.slice(0, 200)}`);
  if (says.state === 'not_known') throw new Error('the shop does not know what it was asked');
  if (says.report === undefined) return { answer: 'accepted', said: says.message };
  if (says.report.order !== undefined) await write(ports, action.order, says.report.order);
  return { answer: says.report.state === 'done' ? 'accepted' : 'declined', said: says.report.message ?? '', result: resultOf(says.report) };
}

async function finding(ports: CustomPorts, action: ActionForShop, report: ActionReportInput): Promise<Finding> {
  if (report.order !== undefined) await write(ports, action.order, report.order);
  return report.state === 'done' ? { happened: 'yes', said: report.message ?? '', result: resultOf(report) } : { happened: 'no', declined: true, said: report.message ?? '' };
}

const resultOf = (report: ActionReportInput): ActionResult => ({ ...(report.reference === undefined ? {} : { reference: report.reference }), ...(report.code === undefined ? {} : { code: report.code }) });

/** What the shop says of its order is written as what it is now; another order than the one asked about is not believed. */
async function write(ports: CustomPorts, at: OrderAtShop, order: NonNullable<ActionReportInput['order']>): Promise<void> {
  if (order.source_id !== at.sourceId) throw new Error(`the shop answered about another order (${order.source_id.slice(0, 60)})`);
  await ports.db.transact(writer, (tx) => putOrder(tx, orderFrom({ ...order, brand_id: at.brandId, source: at.source }, tx.now)));
}
