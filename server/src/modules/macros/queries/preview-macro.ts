import type { Static } from 'typebox';
import { formatMoney } from '../../../platform/money/money.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { conversationFor, mentionedOrders } from '../../conversations/index.ts';
import { customersBehind } from '../../customers/index.ts';
import { orderCards, type OrderCard } from '../../orders/index.ts';
import { carrierName } from '../../shipments/index.ts';
import type { MacroPreview, MacroView, TextPreview } from '../contract.ts';
import { asHtml, fillVariables, type VariableValues } from '../rules/variables.ts';

/** A macro with the values of one conversation in it; `writer` is who signs, empty for nobody. */
export async function previewMacro(tx: Tx, macroId: string, conversationId: string, writer: string = tx.actor.name, also: { removed?: boolean } = {}): Promise<Static<typeof MacroPreview>> {
  const macro = await tx.maybe<Pick<MacroView, 'text' | 'actions' | 'attachment_ids'>>(sql`select text, actions, attachment_ids from macros.macro where id = ${macroId} and (removed_at is null or ${also.removed ?? false})`);
  if (!macro) throw notFound('macro');
  return { ...(await previewText(tx, macro.text, conversationId, writer)), actions: macro.actions, attachment_ids: macro.attachment_ids };
}

/** The same for words that are being written. */
export async function previewText(tx: Tx, text: string, conversationId: string, writer: string = tx.actor.name): Promise<Static<typeof TextPreview>> {
  const filled = fillVariables(text, await valuesFor(tx, conversationId, writer));
  return { text: filled.text, html: asHtml(filled.text), unfilled: [...filled.unfilled] };
}

async function valuesFor(tx: Tx, conversationId: string, writer: string): Promise<VariableValues> {
  const conversation = await conversationFor(tx, conversationId);
  const behind = conversation.customer_id === null ? [] : await customersBehind(tx, conversation.customer_id);
  const [person, brand, mentioned] = await Promise.all([
    tx.maybe<{ name: string; email: string | null; locale: string | null }>(sql`
      select c.name, (select value from customers.handle h where h.customer_id = c.id and kind = 'email' order by created_at limit 1) as email, c.locale from customers.customer c where c.id = ${conversation.customer_id}`),
    tx.one<{ name: string; locale: string; time_zone: string }>(sql`select name, locale, time_zone from identity.brand where id = ${conversation.brand_id}`),
    mentionedOrders(tx, conversation.id),
  ]);
  // Only orders of this customer: somebody else's number in a mail must not put their address into an answer.
  const own = await orderCards(tx, { customerIds: behind, orderIds: [], limit: 20 });
  const order = own.find((card) => mentioned.includes(card.id)) ?? own[0];
  return {
    ...filledIn({ 'customer.name': person?.name, 'customer.first_name': person?.name.split(' ')[0], 'customer.email': person?.email, 'agent.name': writer, 'agent.first_name': writer.split(' ')[0] }),
    'brand.name': brand.name, 'conversation.number': `#${conversation.number}`, 'conversation.subject': conversation.subject,
    ...(order ? orderValues(order, person?.locale ?? brand.locale, brand.time_zone) : {}),
  };
}

function orderValues(order: OrderCard, locale: string, timeZone: string): VariableValues {
  const day = (at: string | null | undefined): string | undefined => (at ? new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(at)) : undefined);
  const money = (amount: { amount_minor: number; currency: string }): string => formatMoney({ amountMinor: amount.amount_minor, currency: amount.currency }, locale);
  const parcel = order.shipments[0];
  return filledIn({
    'order.number': order.number, 'order.total': money(order.total), 'order.placed_on': day(order.placed_at), 'order.items': order.lines.map((line) => `${line.quantity} × ${line.title}`).join(', '),
    'order.address': order.shipping_address, 'shipment.carrier': parcel && carrierName(parcel.carrier), 'shipment.tracking_number': parcel?.tracking_number, 'shipment.tracking_link': parcel?.tracking_url,
    'shipment.estimated_on': day(parcel?.estimated_delivery_at), 'refund.amount': order.refunded.amount_minor > 0 ? money(order.refunded) : undefined,
  });
}

function filledIn(values: Record<string, string | null | undefined>): VariableValues {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
