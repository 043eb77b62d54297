/** Announced by portal. Payloads carry ids and facts, no names, no addresses. */
/** Somebody proved to be an order's buyer and looks at it; the subject is the order: {"by": "code" | "shop"}. */
export const ORDER_OPENED = 'portal.order_opened';
export const PORTAL_SETTINGS_CHANGED = 'portal.settings_changed';
