import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf, pageOf, pageQuery, readCursor } from '../../../platform/http/lists.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { customerFor } from '../../customers/index.ts';
import { answerDispute, checkAnswer, settleAnswer } from '../commands/answer-dispute.ts';
import { putDispute } from '../commands/put-dispute.ts';
import { putPayment } from '../commands/put-payment.ts';
import { AnswerDispute, Dispute, disputeStates, DisputeUpsert, DisputeWithPack, Payment, PaymentUpsert, SettleAnswer, type DisputeView, type DisputeWithPackView } from '../contract-payments.ts';
import { packOf } from '../queries/pack-of.ts';
import { moneyOf, showDisputes, showPayments, type PaymentRow } from '../queries/show-payments.ts';
import { disputeFor, type DisputeRow } from '../store/disputes.ts';

const read = { permission: 'orders.read' };
const write = { permission: 'orders.write' };
const answer = { permission: 'orders.act' };
const of = { brand_id: Type.Optional(Type.String({ format: 'uuid' })), order_id: Type.Optional(Type.String({ format: 'uuid' })) };

export function paymentRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/customers/:id/money', summary: 'Payments and disputes of a customer', access: read, params: idParams, response: Type.Object({ payments: Type.Array(Payment), disputes: Type.Array(Dispute) }) }, async (tx, { params }) => {
    await customerFor(tx, params.id);
    return moneyOf(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/payments', summary: 'Payments, newest first', access: read, query: Type.Object({ ...pageQuery, ...of }), response: listOf(Payment) }, async (tx, { query }) => {
    const limit = query.limit ?? 50;
    const after = readCursor(query.cursor);
    const rows = await tx.rows<PaymentRow>(sql`
      select * from orders.payment where (${query.brand_id ?? null}::uuid is null or brand_id = ${query.brand_id ?? null}) and (${query.order_id ?? null}::uuid is null or order_id = ${query.order_id ?? null})
        and (${after?.at ?? null}::timestamptz is null or (at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by at desc, id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, (row) => ({ at: row.at.toISOString(), id: row.id }));
    return { data: await showPayments(tx, page.data), next_cursor: page.next_cursor };
  });
  app.write({ method: 'PUT', url: '/api/v1/payments', summary: 'Write a payment as whoever took it knows it now, by source id', access: write, body: PaymentUpsert, response: Payment }, async (tx, { body }) => {
    const { id } = await putPayment(tx, {
      brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, orderSourceId: body.order_source_id ?? null, orderNumber: body.order_number ?? null, email: body.email ?? null, state: body.state, amountMinor: body.amount.amount_minor, refundedMinor: body.refunded?.amount_minor ?? 0,
      currency: body.amount.currency, method: body.method ?? null, problem: body.problem ?? null, at: new Date(body.at), changedAt: changed(body.changed_at, tx.now),
    });
    return (await showPayments(tx, [await tx.one<PaymentRow>(sql`select * from orders.payment where id = ${id}`)]))[0] as never;
  });
  disputeRoutes(app);
}

function disputeRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/disputes', summary: 'Disputes, newest first', access: read, query: Type.Object({ ...pageQuery, ...of, state: Type.Optional(Type.Enum([...disputeStates, 'open'])) }), response: listOf(Dispute) }, async (tx, { query }) => {
    const limit = query.limit ?? 50;
    const after = readCursor(query.cursor);
    const states: readonly string[] = query.state === undefined ? disputeStates : query.state === 'open' ? ['warning', 'needs_answer', 'under_review'] : [query.state];
    const rows = await tx.rows<DisputeRow>(sql`
      select * from orders.dispute where state = any (${states as string[]}) and (${query.brand_id ?? null}::uuid is null or brand_id = ${query.brand_id ?? null}) and (${query.order_id ?? null}::uuid is null or order_id = ${query.order_id ?? null})
        and (${after?.at ?? null}::timestamptz is null or (opened_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid)) order by opened_at desc, id desc limit ${limit + 1}`);
    const page = pageOf(rows, limit, (row) => ({ at: row.opened_at.toISOString(), id: row.id }));
    return { data: await showDisputes(tx, page.data), next_cursor: page.next_cursor };
  });
  app.read({ method: 'GET', url: '/api/v1/disputes/:id', summary: 'A dispute, with the answer that can be drawn from what we know and what is missing in it', access: read, params: idParams, response: DisputeWithPack }, async (tx, { params }): Promise<DisputeWithPackView> => {
    const row = await disputeFor(tx, params.id);
    const pack = await packOf(tx, row);
    return { ...(await one(tx, row)), pack: { fields: { ...pack.fields } as Record<string, string>, missing: [...pack.missing] } };
  });
  app.write({ method: 'PUT', url: '/api/v1/disputes', summary: 'Write a dispute as its place knows it now, by source id', access: write, body: DisputeUpsert, response: Dispute }, async (tx, { body }) => {
    const { id } = await putDispute(tx, {
      brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, paymentSourceId: body.payment_source_id ?? null, orderSourceId: body.order_source_id ?? null, state: body.state, reason: body.reason, amountMinor: body.amount.amount_minor, currency: body.amount.currency,
      answerBy: body.answer_by ? new Date(body.answer_by) : null, at: new Date(body.opened_at), changedAt: changed(body.changed_at, tx.now),
    });
    return one(tx, await disputeFor(tx, id));
  });
  app.write({ method: 'POST', url: '/api/v1/disputes/:id/answer', summary: 'Answer a dispute; the same key twice is one answer', access: answer, status: 201, params: idParams, body: AnswerDispute, response: Dispute }, async (tx, { params, body }) => one(tx, await answerDispute(tx, params.id, { fields: body.fields, key: body.key, conversationId: body.conversation_id ?? null })));
  app.write({ method: 'POST', url: '/api/v1/disputes/:id/check', summary: 'Look now whether the answer arrived', access: answer, params: idParams, response: Dispute }, async (tx, { params }) => one(tx, await checkAnswer(tx, params.id)));
  app.write({ method: 'POST', url: '/api/v1/disputes/:id/settle', summary: 'Say whether the answer arrived, where the place cannot tell', access: answer, params: idParams, body: SettleAnswer, response: Dispute }, async (tx, { params, body }) => one(tx, await settleAnswer(tx, params.id, body.happened, body.note)));
}

async function one(tx: Tx, row: DisputeRow): Promise<DisputeView> {
  return (await showDisputes(tx, [row]))[0] as DisputeView;
}

function changed(text: string | undefined, now: Date): Date {
  const at = text === undefined ? now : new Date(text);
  if (at.getTime() > now.getTime() + 86_400_000) throw invalid('changed_at is still to come: later changes would be taken for older ones.', [{ field: 'changed_at', message: 'must not be in the future' }]);
  return at;
}
