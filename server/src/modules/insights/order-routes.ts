import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { listOf } from '../../platform/http/lists.ts';
import { Behind } from './contract.ts';
import { OrderBehindQuery, OrderPageQuery, OrderQuery, OrderRows, SilenceQuery, SilenceRows } from './contract-orders.ts';
import { behindContactsPerOrder, contactsPerOrder, orderTable, silence } from './queries/contacts-per-order.ts';
import { orderCsvLines } from './rules/per-order.ts';
import { csvCell } from './rules/write-figure.ts';

const read = { permission: 'insights.read' };
const url = '/api/v1/contacts-per-order';

/** Which orders draw contacts, and where silence does. */
export function orderRoutes(app: App): void {
  app.read({ method: 'GET', url, summary: 'Contacts per 100 orders by reason, product, carrier, warehouse, country or promise; what costs the most above the brand’s rate first', access: read, query: OrderPageQuery, response: OrderRows, slow: true }, (tx, { query }) => contactsPerOrder(tx, query));
  app.read({ method: 'GET', url: `${url}/silence`, summary: 'How many customers who wait write in a day, by how long they have heard nothing', access: read, query: SilenceQuery, response: SilenceRows, slow: true }, (tx, { query }) => silence(tx, query));
  app.read({ method: 'GET', url: `${url}/conversations`, summary: 'The conversations behind a row of contacts per order, newest first, at most 500', access: read, query: OrderBehindQuery, response: listOf(Behind), slow: true }, async (tx, { query }) => ({ data: await behindContactsPerOrder(tx, query), next_cursor: null }));
  app.read({ method: 'GET', url: `${url}/export`, summary: 'The whole table of contacts per order as CSV', access: read, query: OrderQuery, response: Type.String(), slow: true }, async (tx, { query, reply }) => {
    const { rows } = await orderTable(tx, query);
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="contacts-per-order.csv"');
    return `${[...orderCsvLines(query.by, rows, csvCell)].join('\n')}\n`;
  });
}
