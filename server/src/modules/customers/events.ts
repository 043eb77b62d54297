/** Announced by customers; payloads hold ids only. */
export const CUSTOMER_CREATED = 'customers.customer_created';
export const CUSTOMERS_MERGED = 'customers.customers_merged';
export const CUSTOMERS_UNMERGED = 'customers.customers_unmerged';
/** what others decide by: whether somebody is a VIP */
export const TIER_CHANGED = 'customers.tier_changed';
export const CONSENT_CHANGED = 'customers.consent_changed';
export const CUSTOMER_ERASED = 'customers.customer_erased';
/** the subject is the conversation in which somebody proved who they are */
export const CUSTOMER_PROVEN = 'customers.customer_proven';

export interface CustomersMerged {
  source_id: string;
  target_id: string;
}
