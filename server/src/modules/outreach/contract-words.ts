/** What can happen to a customer about which they could be told. */
export const TRIGGERS = [
  'order_received', 'packed_late', 'no_scan', 'carrier_delay', 'promise_at_risk', 'promise_broken', 'out_for_delivery', 'attempt_failed', 'pickup_waiting', 'delivered',
  'return_received', 'return_inspected', 'return_refunded', 'refund_late', 'renewal_ahead', 'payment_failed', 'back_in_stock', 'incident', 'incident_over',
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** What may be likely of an order or its customer: something of it comes back; they do not buy within ninety days. */
export const RISKS = ['return', 'leaving'] as const;
export type Risk = (typeof RISKS)[number];

export const CHANNELS = ['email', 'sms', 'whatsapp'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Languages customers are told in, those of the portal. */
export const LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
