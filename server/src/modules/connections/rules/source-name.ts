/** The source under which a connection's records are kept: the vendor, and from a brand's second on a number. */
export function sourceName(vendor: string, taken: readonly string[]): string {
  if (!taken.includes(vendor)) return vendor;
  for (let number = 2; ; number++) if (!taken.includes(`${vendor}-${number}`)) return `${vendor}-${number}`;
}

/** The vendor of a source. */
export const vendorOf = (source: string): string => source.replace(/-\d+$/, '');
