/** How many times as long something of these reasons may take: of several that name it the longest; 1 when none does. */
export function timesRelaxed(relaxed: readonly { readonly reasons: readonly string[]; readonly times: number }[], reasonKeys: readonly string[]): number {
  return relaxed.reduce((longest, one) => (one.reasons.some((key) => reasonKeys.includes(key)) ? Math.max(longest, one.times) : longest), 1);
}
