import type { Tx } from '../../../platform/db/tx.ts';
import { putCampaign, putProduct } from '../../catalogue/index.ts';
import { consentTold, contactHandle, recognise } from '../../customers/index.ts';
import { knowPerson, putCharge, putLoyalty, putSubscription } from '../../memberships/index.ts';
import { orderOfSource, putDispute, putOrder, putPayment, putRefund, sourceOfOrder } from '../../orders/index.ts';
import { putReturn } from '../../returns/index.ts';
import { knowReviewer, putReview } from '../../reviews/index.ts';
import { putShipment } from '../../shipments/index.ts';
import { textEars } from '../ports.ts';
import type { CustomerRecord, PlaceRecord } from '../records.ts';

/** `alone`: a parcel whose order is not here yet. */
export type Outcome = 'applied' | 'outdated' | 'ignored' | 'alone';

/** Where a record comes from. */
export interface Origin {
  readonly brandId: string;
  readonly source: string;
}

/** Writes one record where it belongs. An older copy than what is known changes nothing; a test order is nobody's. */
export async function writeRecord(tx: Tx, { brandId, source }: Origin, record: PlaceRecord): Promise<Outcome> {
  switch (record.type) {
    case 'order': {
      if (record.test) return 'ignored';
      const { type: _type, test: _test, ...order } = record;
      return (await putOrder(tx, { ...order, brandId, source })).applied ? 'applied' : 'outdated';
    }
    case 'product': {
      const { type: _type, ...product } = record;
      return (await putProduct(tx, { ...product, brandId, source })) === null ? 'outdated' : 'applied';
    }
    case 'customer': return writeCustomer(tx, { brandId, source }, record);
    case 'shipment': {
      const { type: _type, orderSourceId, ...parcel } = record;
      const orderId = orderSourceId === null ? null : await orderOfSource(tx, brandId, source, orderSourceId);
      await putShipment(tx, { ...parcel, brandId, source, orderId });
      return orderSourceId !== null && orderId === null ? 'alone' : 'applied';
    }
    case 'refund': {
      // What did not happen yet, or will not, is no money; a refund whose order is not here comes with it.
      const orderId = record.orderSourceId === null ? null : await orderOfSource(tx, brandId, source, record.orderSourceId);
      if (record.test || orderId === null || !['done', undefined].includes(record.state)) return 'ignored';
      return (await putRefund(tx, { brandId, orderId, sourceId: record.sourceId, amountMinor: record.amountMinor, currency: record.currency, reason: record.reason, at: record.at })) ? 'applied' : 'outdated';
    }
    case 'return': {
      const { type: _type, totalMinor: _total, ...given } = record;
      // A returns service names the order by the shop's id.
      const shop = record.orderSourceId === null ? null : await sourceOfOrder(tx, brandId, record.orderSourceId, source);
      return (await putReturn(tx, { ...given, brandId, source, ...(shop === null ? {} : { orderSource: shop }) })).applied ? 'applied' : 'outdated';
    }
    case 'payment':
    case 'dispute':
    case 'subscription':
    case 'charge': {
      if (record.test) return 'ignored';
      const from = { brandId, source };
      const put = record.type === 'payment' ? putPayment(tx, { ...record, ...from }) : record.type === 'dispute' ? putDispute(tx, { ...record, ...from }) : record.type === 'subscription' ? putSubscription(tx, { ...record, ...from }) : putCharge(tx, { ...record, ...from });
      return (await put).applied ? 'applied' : 'outdated';
    }
    case 'loyalty':
      return (await putLoyalty(tx, { ...record, brandId, source })).applied ? 'applied' : 'outdated';
    case 'campaign': {
      const { type: _type, ...campaign } = record;
      return (await putCampaign(tx, { ...campaign, brandId, source })).outcome === 'outdated' ? 'outdated' : 'applied';
    }
    case 'review': {
      const { type: _type, ...review } = record;
      return (await putReview(tx, { ...review, brandId, source })).applied ? 'applied' : 'outdated';
    }
    case 'text':
    case 'receipt':
      return textEars.get()(tx, { brandId, source }, record);
    default:
      return 'ignored';
  }
}

/** Who somebody is, what the place calls them, and what they said yes or no to. */
async function writeCustomer(tx: Tx, { brandId, source }: Origin, record: CustomerRecord): Promise<Outcome> {
  const handle = contactHandle(record);
  if (!handle) return 'ignored';
  const { customerId } = await recognise(tx, brandId, handle, { ...(record.name ? { name: record.name } : {}), ...(record.locale ? { locale: record.locale } : {}) });
  for (const channel of ['email', 'sms'] as const) {
    const granted = record.consent?.[channel];
    if (granted !== undefined) await consentTold(tx, { id: customerId, brandId }, { channel, purpose: 'marketing', granted, source }, record.consentAt?.[channel] ?? null);
  }
  // Subscriptions, points and reviews name people by the place's own id.
  if (record.email !== null) {
    await knowPerson(tx, { brandId, source, personSourceId: record.sourceId, email: record.email });
    await knowReviewer(tx, { brandId, source, sourceId: record.sourceId, customerId });
  }
  return 'applied';
}

/** What a record is known by among those of its kind: one that fails twice is one problem. */
export function keyOf(record: PlaceRecord): string {
  return record.type === 'loyalty' ? (record.customerSourceId ?? record.email ?? '') : record.sourceId;
}

