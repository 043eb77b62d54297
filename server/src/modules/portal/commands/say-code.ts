import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import { hearCode } from '../../customers/index.ts';
import { ORDER_OPENED } from '../events.ts';
import { keyed } from '../rules/links.ts';
import { askingBy } from '../store/askings.ts';
import { letIn } from '../store/visits.ts';

export interface Opened {
  readonly orderId: string;
  /** what the browser holds from now on */
  readonly token: string;
}

export interface Opening {
  readonly brandId: string;
  readonly askingToken: string;
  readonly code: string;
  /** what the browser holds already */
  readonly visitToken: string | null;
  readonly sessionMinutes: number;
}

/** Opens an order to a browser by the code from its mail. Null: wrong, over, or there was never an order; nobody learns which. */
export async function sayCode(tx: Tx, key: Buffer, said: Opening): Promise<Opened | null> {
  const asking = await askingBy(tx, said.brandId, keyed(key, 'asking', said.askingToken));
  if (asking === undefined) return null;
  const right = await hearCode(tx, asking.id, said.code.slice(0, 20));
  if (!right || asking.order_id === null) return null;
  await tx.run(sql`update portal.asking set done_at = ${tx.now} where id = ${asking.id}`);
  return openFor(tx, key, { brandId: said.brandId, orderId: asking.order_id, address: asking.address, by: 'code', visitToken: said.visitToken, sessionMinutes: said.sessionMinutes });
}

export interface OpenFor {
  readonly brandId: string;
  readonly orderId: string;
  readonly address: string;
  readonly by: 'code' | 'shop';
  readonly visitToken: string | null;
  readonly sessionMinutes: number;
}

/** Lets a browser see an order for as long as the brand says. */
export async function openFor(tx: Tx, key: Buffer, open: OpenFor): Promise<Opened> {
  const token = randomBytes(32).toString('base64url');
  const customer = await tx.maybe<{ customer_id: string | null }>(sql`select customer_id from orders."order" where id = ${open.orderId}`);
  await letIn(tx, {
    brand_id: open.brandId, order_id: open.orderId, customer_id: customer?.customer_id ?? null, address: open.address, by: open.by, until: new Date(tx.now.getTime() + open.sessionMinutes * 60_000),
    tokenHash: keyed(key, 'visit', token), beforeHash: open.visitToken === null ? null : keyed(key, 'visit', open.visitToken),
  });
  await record(tx, { action: 'portal.order_opened', subjectKind: 'order', subjectId: open.orderId, brandId: open.brandId, facts: { by: open.by } });
  await tx.announce({ name: ORDER_OPENED, brandId: open.brandId, subjectId: open.orderId, payload: { by: open.by } });
  return { orderId: open.orderId, token };
}
