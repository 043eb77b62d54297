/** An endpoint was switched off because nothing could be delivered. Subject: the endpoint. */
export const WEBHOOK_DISABLED = 'integrations.webhook_disabled';
/** Endpoints of a brand changed: whoever delivers looks again. */
export const WEBHOOK_CHANGED = 'integrations.webhook_changed';
