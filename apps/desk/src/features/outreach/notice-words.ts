import { useTranslation } from 'react-i18next';

const triggers = ['order_received', 'packed_late', 'no_scan', 'carrier_delay', 'promise_at_risk', 'promise_broken', 'out_for_delivery', 'attempt_failed', 'pickup_waiting', 'delivered', 'return_received', 'return_inspected', 'return_refunded', 'refund_late', 'renewal_ahead', 'payment_failed', 'back_in_stock', 'incident', 'incident_over'] as const;
const reasons = ['off', 'no_customer', 'erased', 'too_late', 'over', 'arrived', 'told_already', 'wrote_already', 'no_date', 'low_risk', 'no_way', 'no_consent', 'refused', 'suppressed', 'enough_today', 'enough_this_week', 'held_out', 'at_once', 'waits_for_age', 'waits_for_morning'] as const;

/** Reasons for which somebody was not told, for choosing among them. */
export const notReasons = reasons.slice(0, -3);

/** Names of happenings and of reasons, in the language of whoever reads. */
export function useNoticeWords() {
  const { t } = useTranslation();
  const named = (trigger: string): string => {
    const known = triggers.find((one) => one === trigger);
    return known ? t(`told.trigger.${known}`) : trigger.replaceAll('_', ' ');
  };
  const because = (reason: string): string => {
    const known = reasons.find((one) => one === reason);
    return known ? t(`told.because.${known}`) : reason.replaceAll('_', ' ');
  };
  return { named, because };
}
