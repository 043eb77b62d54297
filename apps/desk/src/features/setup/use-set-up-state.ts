import { useQuery } from '@tanstack/react-query';
import { calendarQuery } from '../../shared/parts/hours/hours-form.tsx';
import { useMailboxes } from '../../shared/parts/mailbox/use-mailboxes.ts';
import { useConnections } from '../../shared/parts/place/use-connections.ts';
import { useSecurity } from '../../shared/parts/protect/use-security.ts';
import { useFirstOrder } from '../../shared/parts/shop/own-shop.tsx';
import { useMay, useSession } from '../../shared/session/session.tsx';
import type { SetUpState } from './steps.ts';

/** What is set up for a brand, as the server knows it; `known` once every part was asked. */
export function useSetUpState(brandId: string) {
  const session = useSession();
  const security = useSecurity();
  const calendar = useQuery(calendarQuery(brandId));
  const mailboxes = useMailboxes();
  const places = useConnections(useMay('commerce.settings') && brandId !== '');
  const order = useFirstOrder(brandId, false);
  const ofBrand = <Row extends { brand_id: string }>(rows: readonly Row[]) => rows.filter((row) => row.brand_id === brandId);
  const mailbox = ofBrand(mailboxes.rows)[0] ?? null;
  const shop = ofBrand(places.rows).find((one) => one.kind === 'shop' || one.kind === 'marketplace') ?? null;
  const state: SetUpState = {
    person: true,
    isProtected: security.data ? security.data.two_factor_enabled || security.data.passkeys.length > 0 : (session.person.two_factor_enabled),
    brand: session.brands.some((brand) => brand.id === brandId),
    hours: typeof calendar.data?.changed_at === 'string',
    mailbox: mailbox !== null,
    shop: shop !== null || Boolean(order.data),
  };
  // What is not asked for, since the person may not see it, is not waited for either.
  const known = [security, calendar, mailboxes, places, order].every((query) => !query.isLoading);
  const problem = mailboxes.error ?? security.error ?? calendar.error ?? places.error;
  return { state, known, problem, mailbox, shop, hasOrder: Boolean(order.data) };
}
