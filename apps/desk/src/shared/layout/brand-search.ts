/** The first that somebody may see: the one of the address, the one they looked at last, the first there is. Empty where there is none. */
export function brandAmong(brands: readonly { readonly id: string }[], ...asked: readonly (string | null | undefined)[]): string {
  return asked.find((id): id is string => brands.some((one) => one.id === id)) ?? brands[0]?.id ?? '';
}

/** What an address says of a brand; whether one may see it is asked where it is shown. */
export const readBrand = ({ brand }: Record<string, unknown>): { brand?: string } => (typeof brand === 'string' && /^[0-9a-f-]{36}$/.test(brand) ? { brand } : {});
