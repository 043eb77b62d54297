/** What of a message the spam rules look at; any channel can fill it. */
export interface SpamSample {
  readonly subject: string;
  /** All words a reader sees, from the HTML where there is no plain form. */
  readonly text: string;
  /** Raw HTML body, or the empty string. */
  readonly html: string;
  readonly from: { readonly address: string; readonly name: string } | null;
  readonly replyTo: readonly { readonly address: string }[];
  readonly to: readonly { readonly address: string; readonly name?: string }[];
  /** Names in lower case with their values as sent; only a few are looked at, none that names a server. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** The first value of each header, by its name. */
export function headersByName(sample: SpamSample): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of sample.headers) if (!found.has(name)) found.set(name, value);
  return found;
}
