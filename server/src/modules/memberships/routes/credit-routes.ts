import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, moneyShape } from '../../../platform/http/lists.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { askForCredit } from '../commands/ask-credit.ts';
import { spendCredit, takeCreditBack, type CreditRow } from '../commands/credit.ts';
import { Credit, GiveCredit, SpendCredit, TakeBackCredit, type CreditView } from '../contract.ts';
import { creditOf, showCredits } from '../queries/credit-of.ts';

const credit = { permission: 'memberships.credit' };
const Wallet = Type.Object({ balances: Type.Array(moneyShape), credits: Type.Array(Credit) });

export function creditRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/store-credit', summary: 'What a customer has to spend, and where it came from and went', access: { permission: 'memberships.read' }, query: Type.Object({ customer_id: Type.String({ format: 'uuid' }) }), response: Wallet }, (tx, { query }) => creditOf(tx, query.customer_id));
  app.write({ method: 'POST', url: '/api/v1/store-credit', summary: 'Give a customer store credit; above the giver’s limits it waits for a second person. The same key twice is one', access: credit, status: 201, body: GiveCredit, response: Credit }, async (tx, { body }) => {
    above(body.amount.amount_minor);
    return shown(tx, await askForCredit(tx, { customerId: body.customer_id, amountMinor: body.amount.amount_minor, currency: body.amount.currency, expiresAt: body.expires_at ? new Date(body.expires_at) : null, reason: body.reason, code: body.code ?? null, conversationId: body.conversation_id ?? null, key: body.key }));
  });
  app.write({ method: 'POST', url: '/api/v1/store-credit/spend', summary: 'Spend store credit, what runs out first before the rest', access: credit, body: SpendCredit, response: Wallet }, async (tx, { body }) => {
    above(body.amount.amount_minor);
    await spendCredit(tx, { customerId: body.customer_id, amountMinor: body.amount.amount_minor, currency: body.amount.currency, key: body.key, note: body.note ?? '' });
    return creditOf(tx, body.customer_id);
  });
  app.write({ method: 'POST', url: '/api/v1/store-credit/:id/take-back', summary: 'Take back what is left of a credit', access: credit, params: idParams, body: TakeBackCredit, response: Credit }, async (tx, { params, body }) => shown(tx, await takeCreditBack(tx, params.id, body.note)));
}

function above(amountMinor: number): void {
  if (amountMinor <= 0 || amountMinor > 1_000_000_000_000) throw invalid('An amount of credit is above nothing.', [{ field: 'amount', message: 'must be above 0' }]);
}

async function shown(tx: Tx, row: CreditRow): Promise<CreditView> {
  const fresh = await tx.one<CreditRow>(sql`select * from memberships.credit where id = ${row.id}`);
  return (await showCredits(tx, [fresh]))[0] as CreditView;
}
