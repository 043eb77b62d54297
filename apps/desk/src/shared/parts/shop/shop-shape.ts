import type { Shop } from '@keepdesk/client';

export const kinds = ['products', 'customers', 'orders'] as const;

/** The shop's own address at Shopify, in what people paste: its name, its address, or a page of its admin. */
export function shopDomain(text: string): string {
  const plain = text.trim().toLowerCase().replace(/^[a-z]+:\/\//, '');
  const admin = /^admin\.shopify\.com\/store\/([a-z0-9-]+)/.exec(plain);
  const first = admin?.[1] ?? plain.replace(/[/?#].*$/, '');
  return first === '' || first.includes('.') ? first : `${first}.myshopify.com`;
}

export const isShopDomain = (domain: string) => /^[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com$/.test(domain);

/** Where the apps of a shop are made. */
export const appsPage = (domain: string) => `https://admin.shopify.com/store/${domain.replace('.myshopify.com', '')}/settings/apps/development`;

/** How far the first sync is, all kinds together; undefined while the shop has not told how much there is. */
export function syncFraction({ progress }: Pick<Shop, 'progress'>): number | undefined {
  const all = kinds.map((kind) => progress[kind]);
  if (all.every((one) => one.done)) return 1;
  const total = all.reduce((sum, one) => sum + (one.total ?? 0), 0);
  const fetched = all.reduce((sum, one) => sum + (one.done ? (one.total ?? one.fetched) : Math.min(one.fetched, one.total ?? one.fetched)), 0);
  return all.some((one) => !one.done && one.total === null) || total === 0 ? undefined : fetched / total;
}

/** Up to when the shop's changes are known here: the oldest of its kinds; null before the first round ended. */
export function knownUpTo({ progress }: Pick<Shop, 'progress'>): string | null {
  const moments = kinds.map((kind) => progress[kind].up_to);
  return moments.some((moment) => moment === null) ? null : (moments as string[]).toSorted()[0]!;
}
