import { createHash } from 'node:crypto';
import { isObject, JsonFields } from '../../../../platform/hostile/json-fields.ts';
import type { PlaceDisputes } from '../../../connections/index.ts';
import type { DisputeErrand } from '../../../orders/index.ts';

/** Where our texts belong among Stripe's; what has no field of its own goes into the text for everything else. */
const FIELDS: Readonly<Record<string, string>> = {
  customer_name: 'customer_name', customer_email: 'customer_email_address', billing_address: 'billing_address', shipping_address: 'shipping_address', product_description: 'product_description', service_date: 'service_date', shipping_carrier: 'shipping_carrier',
  shipping_tracking_number: 'shipping_tracking_number', shipping_date: 'shipping_date',
};
const OTHERS = ['summary', 'refund_note', 'customer_communication'] as const;
/** Of all texts together. */
const LONGEST = 20_000;

/** Of this answer, word for word: a corrected one after a refusal is another, and Stripe takes one key for one body. */
const markOf = (errand: DisputeErrand): string => createHash('sha256').update(JSON.stringify([errand.id, Object.entries(errand.fields).toSorted()])).digest('hex').slice(0, 40);

/** Answers are sent with a mark of ours in the dispute's metadata, where they are found again; the same id is an idempotency key. */
export const stripeDisputes: PlaceDisputes = {
  permission: 'Disputes: write',
  async send(place, errand) {
    const texts = Object.entries(FIELDS).flatMap(([ours, theirs]): [string, string][] => (errand.fields[ours] ? [[`evidence[${theirs}]`, errand.fields[ours]]] : []));
    const rest = OTHERS.map((name) => errand.fields[name]).filter(Boolean).join('\n\n').slice(0, LONGEST);
    const form = { ...Object.fromEntries(texts), ...(rest === '' ? {} : { 'evidence[uncategorized_text]': rest }), 'metadata[keepdesk_answer]': markOf(errand), submit: 'true' };
    await place.ask({ method: 'POST', path: `/v1/disputes/${encodeURIComponent(errand.dispute.sourceId)}`, form, once: markOf(errand) });
    return { answer: 'accepted', said: 'the evidence was submitted', result: { reference: errand.dispute.sourceId } };
  },
  async find(_place, errand, dispute) {
    const found = isObject(dispute) && isObject(dispute.metadata) ? new JsonFields(dispute.metadata).text('keepdesk_answer') : null;
    return found === markOf(errand) ? { happened: 'yes', said: 'the dispute carries our answer', result: { reference: errand.dispute.sourceId } } : { happened: 'no', said: 'the dispute carries no answer of ours' };
  },
};
