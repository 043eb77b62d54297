import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { invalid } from '../../../../platform/refusal/refusal.ts';
import { nameCustomer } from '../../../conversations/index.ts';
import { isAddress, normaliseHandle, recognise, type Handle } from '../../../customers/index.ts';
import type { DetailsInput } from '../contract.ts';
import type { ChatPorts } from '../ports.ts';
import { readName } from '../rules/said.ts';
import type { SignedShopper } from '../rules/signed-shopper.ts';
import type { ChatRow } from '../store/chats.ts';
import { newVisitor, type VisitorRow } from '../store/visitors.ts';
import { lookAfter } from './follow-up.ts';
import { tellDeskAfter } from './tell.ts';

/**
 * The shop vouches for who sits at the browser. Somebody else than before gets a visitor of their own, so that nothing of
 * the one is seen by the other. Answers with the visitor, and its credentials where they are new.
 */
export async function identifyVisitor(ports: ChatPorts, tx: Tx, visitor: VisitorRow, shopper: SignedShopper): Promise<{ visitor: VisitorRow; credentials: string | null }> {
  const other = visitor.signed_subject !== null && visitor.signed_subject !== shopper.subject;
  const made = other ? await newVisitor(tx, visitor.brand_id, visitor.locale) : null;
  const place = made?.visitor ?? visitor;
  const name = readName(shopper.name) || place.name;
  const handle = shopper.email !== null ? normaliseHandle('email', shopper.email) : normaliseHandle('shop', shopper.externalId ?? '');
  const customer = handle ? await recognise(tx, visitor.brand_id, handle, { name }) : null;
  const row = await tx.one<VisitorRow>(sql`
    update channels_chat.visitor set name = ${name}, email = coalesce(${shopper.email}, email), customer_id = ${customer?.customerId ?? null}, signed_until = ${shopper.until}, signed_subject = ${shopper.subject}, signed_email = ${shopper.email}
    where id = ${place.id} returning *`);
  if (customer) await nameChats(ports, tx, row.id, customer.customerId, name);
  return { visitor: row, credentials: made?.credentials ?? null };
}

/** What a shopper says of themselves. It is believed as far as a name on a letter is: it opens nothing. */
export async function takeDetails(ports: ChatPorts, tx: Tx, visitor: VisitorRow, details: DetailsInput): Promise<VisitorRow> {
  const email = details.email?.trim().toLowerCase() ?? '';
  if (email !== '' && (!isAddress(email) || !/\.[^.]{2,}$/.test(email))) throw invalid('This is not an address.', [{ field: 'email', message: 'is not an address' }]);
  // Whom the shop vouches for is not renamed by what is typed.
  if (visitor.signed_until !== null && visitor.signed_until > tx.now && visitor.email !== null) return visitor;
  const row = await tx.one<VisitorRow>(sql`
    update channels_chat.visitor set name = coalesce(nullif(${readName(details.name ?? '')}, ''), name), email = coalesce(nullif(${email}, ''), email) where id = ${visitor.id} returning *`);
  const handle: Handle | null = email === '' ? null : normaliseHandle('email', email);
  if (handle) {
    const begun = await tx.maybe(sql`select 1 from channels_chat.chat where visitor_id = ${visitor.id} limit 1`);
    const customer = begun ? await recognise(tx, visitor.brand_id, handle, { name: row.name }) : null;
    if (customer) await nameChats(ports, tx, visitor.id, customer.customerId, row.name);
  }
  return row;
}

/** Conversations that nobody could be made out for belong to whom they named; what waits unread is looked after again. */
async function nameChats(ports: ChatPorts, tx: Tx, visitorId: string, customerId: string, name: string): Promise<void> {
  for (const chat of await tx.rows<ChatRow>(sql`select * from channels_chat.chat where visitor_id = ${visitorId} order by created_at desc limit 20`)) {
    await nameCustomer(tx, chat.conversation_id, customerId, name);
    await lookAfter(tx, chat);
    tellDeskAfter(tx, ports, chat.brand_id, chat.conversation_id);
  }
}
