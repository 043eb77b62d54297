const NUMBERED = /^[\d.]+$|:/;
const PRIVATE = [/^127\./, /^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./, /^169\.254\./, /^(::1$|f[cd][0-9a-f]{2}:|fe80:)/i];

/** A host nobody on the internet can reach: mail and webhooks from there will not come. */
export function onlyReachedHere(host: string): boolean {
  if (/^localhost$|\.(localhost|local|internal|test|lan)$/i.test(host)) return true;
  const address = host.replace(/^\[|\]$/g, '');
  return NUMBERED.test(address) && PRIVATE.some((range) => range.test(address));
}
