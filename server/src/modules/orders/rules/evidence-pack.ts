/** What an answer to a dispute is drawn from. */
export interface Facts {
  readonly reason: string;
  readonly amount: string;
  readonly order: {
    readonly number: string;
    readonly placedAt: string;
    readonly email: string | null;
    readonly shippingAddress: Readonly<Record<string, string>> | null;
    readonly billingAddress: Readonly<Record<string, string>> | null;
    readonly lines: readonly { readonly title: string; readonly quantity: number }[];
    readonly refunded: string | null;
  } | null;
  readonly parcels: readonly { readonly carrier: string; readonly trackingNumber: string | null; readonly shippedAt: string | null; readonly deliveredAt: string | null; readonly place: string | null }[];
  /** what was said, oldest first */
  readonly words: readonly { readonly at: string; readonly from: 'customer' | 'shop'; readonly text: string }[];
}

export const packFields = ['customer_name', 'customer_email', 'billing_address', 'shipping_address', 'product_description', 'service_date', 'shipping_carrier', 'shipping_tracking_number', 'shipping_date', 'customer_communication', 'refund_note', 'summary'] as const;
export type PackField = (typeof packFields)[number];

export interface Pack {
  readonly fields: Readonly<Partial<Record<PackField, string>>>;
  /** what decides a dispute of this reason, and is not known */
  readonly missing: readonly PackField[];
}

/** What decides, by the reason: who says it never came is answered by its delivery, who says it was not them by where it went. */
const DECIDING: readonly (readonly [RegExp, readonly PackField[]])[] = [
  [/not_received|never_received|INR/i, ['shipping_tracking_number', 'shipping_date', 'service_date', 'shipping_address']],
  [/fraud|unrecogni[sz]ed|not_authori[sz]ed/i, ['billing_address', 'shipping_address', 'customer_email', 'shipping_tracking_number', 'customer_communication']],
  [/unacceptable|not_as_described|SNAD|defective/i, ['product_description', 'customer_communication']],
  [/credit|refund/i, ['refund_note', 'customer_communication']],
  [/subscription|cancel/i, ['customer_communication', 'summary']],
];

const LONGEST_WORDS = 8000;

/** The answer to a dispute as far as it can be drawn from what we know, and what is missing for one that convinces. */
export function drawPack(facts: Facts): Pack {
  const sent = facts.parcels.find((parcel) => parcel.deliveredAt !== null) ?? facts.parcels.find((parcel) => parcel.trackingNumber !== null) ?? facts.parcels[0];
  const fields: Partial<Record<PackField, string | null>> = {
    customer_name: facts.order?.shippingAddress?.name ?? facts.order?.billingAddress?.name ?? null,
    customer_email: facts.order?.email ?? null,
    billing_address: lineOf(facts.order?.billingAddress ?? null), shipping_address: lineOf(facts.order?.shippingAddress ?? null),
    product_description: facts.order?.lines.map((line) => `${line.quantity} × ${line.title}`).join('\n') ?? null,
    service_date: sent?.deliveredAt?.slice(0, 10) ?? null, shipping_carrier: sent?.carrier ?? null, shipping_tracking_number: facts.parcels.map((parcel) => parcel.trackingNumber).filter(Boolean).join(', '), shipping_date: sent?.shippedAt?.slice(0, 10) ?? null,
    customer_communication: wordsOf(facts.words), refund_note: facts.order?.refunded ?? null, summary: summaryOf(facts, sent),
  };
  const known = Object.fromEntries(packFields.flatMap((field) => (fields[field] ? [[field, fields[field]]] : []))) as Pack['fields'];
  const deciding = DECIDING.find(([word]) => word.test(facts.reason))?.[1] ?? ['product_description', 'customer_communication', 'shipping_tracking_number'];
  return { fields: known, missing: deciding.filter((field) => known[field] === undefined) };
}

function lineOf(address: Readonly<Record<string, string>> | null): string | null {
  if (address === null) return null;
  return ['line1', 'line2', 'postal_code', 'city', 'region', 'country'].map((part) => address[part]).filter(Boolean).join(', ') || null;
}

/** The newest words matter most: of a long talk its beginning is left out. */
function wordsOf(words: Facts['words']): string | null {
  const lines = words.map((word) => `${word.at.slice(0, 16).replace('T', ' ')} ${word.from === 'customer' ? 'Customer' : 'Shop'}: ${word.text.trim()}`);
  let kept = lines.join('\n\n');
  while (kept.length > LONGEST_WORDS && lines.length > 1) {
    lines.shift();
    kept = `[…]\n\n${lines.join('\n\n')}`;
  }
  return kept.slice(0, LONGEST_WORDS) || null;
}

function summaryOf(facts: Facts, sent: Facts['parcels'][number] | undefined): string | null {
  if (facts.order === null) return null;
  const parts = [`Order ${facts.order.number} was placed on ${facts.order.placedAt.slice(0, 10)}.`];
  if (sent?.trackingNumber) parts.push(`It was sent with ${sent.carrier}, tracking number ${sent.trackingNumber}${sent.shippedAt === null ? '' : `, on ${sent.shippedAt.slice(0, 10)}`}.`);
  if (sent?.deliveredAt) parts.push(`It was delivered on ${sent.deliveredAt.slice(0, 10)}${sent.place === null ? '' : ` in ${sent.place}`}.`);
  if (facts.order.refunded !== null) parts.push(`${facts.order.refunded} was paid back.`);
  const last = facts.words.findLast((word) => word.from === 'customer');
  if (last) parts.push(`The customer last wrote on ${last.at.slice(0, 10)}.`);
  return parts.join(' ');
}
