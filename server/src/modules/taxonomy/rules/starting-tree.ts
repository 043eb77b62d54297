type Grade = 'low' | 'medium' | 'high';

export interface ReasonSeed {
  readonly key: string;
  readonly name: string;
  readonly deflection: Grade;
  readonly complexity: Grade;
  /** first-reply target */
  readonly targetSeconds: number;
  readonly children: readonly (readonly [key: string, name: string])[];
}

const minutes = (n: number): number => n * 60;
const hours = (n: number): number => n * 3600;

/** The tree a new brand starts from: the field's contact mix with its default targets. */
export const startingTree: readonly ReasonSeed[] = [
  { key: 'wismo', name: 'Where is my order', deflection: 'high', complexity: 'low', targetSeconds: minutes(30), children: [['tracking', 'Tracking status'], ['late', 'Later than promised'], ['lost', 'Lost in transit'], ['not_received', 'Marked delivered, not received'], ['damaged_in_transit', 'Damaged in transit'], ['delivery_options', 'Delivery options and cost'], ['delivery_time', 'How long delivery takes']] },
  { key: 'returns', name: 'Returns and exchanges', deflection: 'high', complexity: 'medium', targetSeconds: hours(4), children: [['start_return', 'Start a return'], ['exchange', 'Exchange'], ['refund_status', 'Where is my refund'], ['return_label', 'Return label'], ['wrong_item', 'Wrong item received'], ['policy', 'Return and refund terms'], ['request_refund', 'Wants a refund']] },
  { key: 'order_change', name: 'Order changes and cancellation', deflection: 'medium', complexity: 'medium', targetSeconds: minutes(30), children: [['cancel', 'Cancel order'], ['change_address', 'Change address'], ['change_items', 'Change items'], ['place_order', 'Help with ordering'], ['cancellation_fee', 'Cost of cancelling']] },
  { key: 'product', name: 'Product question', deflection: 'medium', complexity: 'medium', targetSeconds: hours(4), children: [['sizing', 'Size and fit'], ['availability', 'Stock and availability'], ['compatibility', 'Compatibility'], ['usage', 'Use and care']] },
  { key: 'billing', name: 'Billing and payment', deflection: 'medium', complexity: 'medium', targetSeconds: hours(1), children: [['failed_payment', 'Payment failed'], ['double_charge', 'Charged twice'], ['invoice', 'Invoice request'], ['payment_methods', 'Ways to pay']] },
  { key: 'checkout', name: 'Checkout technical', deflection: 'low', complexity: 'high', targetSeconds: minutes(10), children: [['error', 'Error at checkout'], ['code_fails', 'Code does not work']] },
  { key: 'subscription', name: 'Subscription', deflection: 'medium', complexity: 'medium', targetSeconds: hours(4), children: [['skip', 'Skip or pause'], ['swap', 'Swap product'], ['cancel_subscription', 'Cancel subscription']] },
  { key: 'loyalty', name: 'Loyalty', deflection: 'medium', complexity: 'low', targetSeconds: hours(8), children: [] },
  { key: 'promotion', name: 'Promotion and codes', deflection: 'medium', complexity: 'low', targetSeconds: hours(4), children: [] },
  { key: 'warranty', name: 'Warranty and defects', deflection: 'low', complexity: 'high', targetSeconds: hours(4), children: [['defect', 'Defective product'], ['claim', 'Warranty claim']] },
  { key: 'complaint', name: 'Complaint', deflection: 'low', complexity: 'high', targetSeconds: hours(1), children: [] },
  { key: 'feedback', name: 'Feedback', deflection: 'low', complexity: 'low', targetSeconds: hours(24), children: [] },
  { key: 'fraud', name: 'Fraud and chargeback', deflection: 'low', complexity: 'high', targetSeconds: minutes(30), children: [['chargeback', 'Chargeback'], ['not_me', 'Order I did not place']] },
  { key: 'account', name: 'Account', deflection: 'high', complexity: 'low', targetSeconds: hours(4), children: [['login', 'Cannot sign in'], ['privacy_request', 'Data request'], ['create', 'Open an account'], ['edit', 'Change details'], ['close', 'Close the account'], ['addresses', 'Saved addresses']] },
  { key: 'newsletter', name: 'Newsletter and consent', deflection: 'high', complexity: 'low', targetSeconds: hours(24), children: [] },
  { key: 'human', name: 'Wants a human', deflection: 'low', complexity: 'low', targetSeconds: minutes(30), children: [] },
  { key: 'other', name: 'Other', deflection: 'low', complexity: 'medium', targetSeconds: hours(8), children: [] },
];
