/**
 * Our contact reasons in the categories of the Bitext e-commerce set. Written from the names of both trees, before any of the
 * set's sentences were asked: what has no counterpart there is left out and counts as wrong.
 */
export const bitextCategories: Readonly<Record<string, string>> = {
  'wismo.tracking': 'ORDER', 'wismo.late': 'ORDER', 'wismo.lost': 'ORDER', 'wismo.not_received': 'ORDER', 'wismo.damaged_in_transit': 'ORDER',
  'wismo.delivery_options': 'DELIVERY', 'wismo.delivery_time': 'DELIVERY',
  'returns.start_return': 'REFUND', 'returns.exchange': 'REFUND', 'returns.refund_status': 'REFUND', 'returns.return_label': 'REFUND', 'returns.policy': 'REFUND', 'returns.request_refund': 'REFUND',
  'returns.wrong_item': 'ORDER', 'product.availability': 'ORDER',
  'order_change.cancel': 'ORDER', 'order_change.change_items': 'ORDER', 'order_change.place_order': 'ORDER',
  'order_change.change_address': 'SHIPPING_ADDRESS', 'account.addresses': 'SHIPPING_ADDRESS',
  'order_change.cancellation_fee': 'CANCELLATION_FEE',
  'billing.invoice': 'INVOICE',
  'billing.failed_payment': 'PAYMENT', 'billing.double_charge': 'PAYMENT', 'billing.payment_methods': 'PAYMENT', 'checkout.error': 'PAYMENT', 'checkout.code_fails': 'PAYMENT',
  complaint: 'FEEDBACK', feedback: 'FEEDBACK',
  'account.login': 'ACCOUNT', 'account.privacy_request': 'ACCOUNT', 'account.create': 'ACCOUNT', 'account.edit': 'ACCOUNT', 'account.close': 'ACCOUNT',
  newsletter: 'NEWSLETTER',
  human: 'CONTACT',
};
