import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { askForCode, codeOut } from '../../customers/index.ts';
import { orderState } from '../../orders/index.ts';
import { conversationFor } from '../access.ts';
import { sendProofCode } from '../ports.ts';
import { whoIsAsking } from '../queries/who-is-asking.ts';
import type { Tx } from '../../../platform/db/tx.ts';

const Proven = Type.Object({
  method: Type.Union([Type.Literal('signed_in'), Type.Literal('mail'), Type.Literal('code'), Type.Literal('none')]), at: Type.Union([Type.String(), Type.Null()]),
  code: Type.Union([Type.Object({ state: Type.Union([Type.Literal('open'), Type.Literal('expired'), Type.Literal('too_many')]), expires_at: Type.String() }), Type.Null()]),
  address: Type.Union([Type.String(), Type.Null()], { description: 'where a code would be sent: the order’s address' }),
});
const params = Type.Object({ id: Type.String({ maxLength: 36 }) });
const orderId = Type.String({ format: 'uuid' });

/** Who is asking: how they are proven to be an order's buyer, and a one-time code to prove it. */
export function proofRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/proof', summary: 'How whoever writes is proven to be the buyer of an order', access: { permission: 'conversations.read' }, params, query: Type.Object({ order_id: orderId }), response: Proven }, async (tx, { params, query }) => shown(tx, (await conversationFor(tx, params.id)).id, query.order_id));
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/proof-codes', summary: 'Send a one-time code to the address of an order; saying it in this conversation proves who is asking', access: { permission: 'conversations.reply' }, status: 201, params, body: Type.Object({ order_id: orderId }), response: Proven }, async (tx, { params, body }) => {
    const conversation = await conversationFor(tx, params.id);
    const { at, email } = await orderState(tx, body.order_id);
    if (email === null || at.brandId !== conversation.brand_id) throw new Refusal(422, 'no_address', 'This order has no mail address to send a code to.');
    const { code } = await askForCode(tx, { brandId: conversation.brand_id, conversationId: conversation.id, address: email });
    await sendProofCode.get()(tx, { brandId: conversation.brand_id, conversationId: conversation.id, to: email, code, orderNumber: at.number });
    return shown(tx, conversation.id, body.order_id);
  });
}

async function shown(tx: Tx, conversationId: string, order: string) {
  const { email } = await orderState(tx, order);
  const proof = (await whoIsAsking(tx, conversationId, email))?.proof ?? { method: 'none' as const, at: null };
  const out = await codeOut(tx, conversationId);
  return { ...proof, code: out && { state: out.state, expires_at: out.expiresAt.toISOString() }, address: email };
}
