/** What may set off an invitation, the plainest sign of need first. */
export const TRIGGERS = ['checkout_error', 'size_chart', 'cart_returned', 'time_on_page'] as const;
export type Trigger = (typeof TRIGGERS)[number];
