import { Payload } from './payload.ts';
import type { ShopCustomer } from './shop-records.ts';

/** A customer as `customers/*` or the GraphQL Admin API tells it. */
export function translateCustomer(given: unknown): ShopCustomer {
  const customer = new Payload(given);
  const name = [customer.text('first_name') ?? customer.text('firstName'), customer.text('last_name') ?? customer.text('lastName')].filter(Boolean).join(' ');
  return {
    sourceId: customer.id(), name: name || (customer.text('displayName') ?? ''), locale: customer.text('locale'),
    email: customer.text('email') ?? customer.object('defaultEmailAddress')?.text('emailAddress') ?? null,
    phone: customer.text('phone') ?? customer.object('defaultPhoneNumber')?.text('phoneNumber') ?? null,
  };
}
