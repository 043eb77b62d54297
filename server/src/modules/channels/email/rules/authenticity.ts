export type AuthResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'policy' | 'unchecked';

/** What is known of where a mail came from (RFC 7208, 6376, 7489). */
export interface Authentication {
  readonly spf: AuthResult;
  readonly dkim: AuthResult;
  readonly dmarc: AuthResult;
  /** who said so: ourselves, or the mailbox's own provider by Authentication-Results (RFC 8601) */
  readonly by: string;
}

const RESULTS: readonly string[] = ['pass', 'fail', 'softfail', 'neutral', 'none', 'temperror', 'permerror', 'policy', 'unchecked'];

export function authResult(word: string | undefined): AuthResult {
  const plain = word?.toLowerCase() ?? 'none';
  return RESULTS.includes(plain) ? (plain as AuthResult) : plain === 'hardfail' ? 'fail' : plain === 'bestguesspass' ? 'neutral' : 'none';
}

/**
 * The verdict the mailbox's own provider wrote on the mail. Only the topmost header counts, and only when it names one
 * of the provider's hosts: whatever stands below came with the mail, and anybody could have written it.
 */
export function readUpstreamVerdict(headers: readonly string[], trusted: readonly string[]): Authentication | null {
  const top = headers[0]?.replaceAll(/\([^()]*\)/g, ' ');
  if (top === undefined) return null;
  const [first = '', ...rest] = top.split(';');
  const named = first.trim().split(/\s+/)[0]?.toLowerCase() ?? '';
  // Exchange Online leaves its name out and begins with the first result.
  const nameless = named.includes('=');
  if (nameless ? !trusted.includes('') : !trusted.some((host) => host !== '' && (named === host || named.endsWith(`.${host}`)))) return null;
  const results = nameless ? [first, ...rest] : rest;
  const word = (method: string): AuthResult[] => results.flatMap((part) => new RegExp(`^\\s*${method}\\s*=\\s*([a-z]+)`, 'i').exec(part)?.[1] ?? []).map(authResult);
  return { spf: best(word('spf')), dkim: best(word('dkim')), dmarc: best(word('dmarc')), by: nameless ? 'provider' : named };
}

function best(results: readonly AuthResult[]): AuthResult {
  return results.includes('pass') ? 'pass' : (results[0] ?? 'none');
}

/** Hosts whose verdict is believed for a mailbox read from this host; '' stands for Exchange Online's nameless header. */
export function trustedHosts(imapHost: string): string[] {
  const host = imapHost.toLowerCase();
  if (/(?:^|\.)(?:gmail|googlemail)\.com$/.test(host)) return ['mx.google.com'];
  if (/(?:^|\.)(?:office365|outlook)\.com$/.test(host)) return ['', 'protection.outlook.com'];
  const labels = host.split('.');
  return /^[\d.:]+$/.test(host) || labels.length < 2 ? [host] : [host, labels.slice(labels.length > 2 ? 1 : 0).join('.')];
}

/** The sentence over the conversation when a mail is not what it seems; null when nothing speaks against it. */
export function suspicionOf(verdict: Authentication, from: string, fromOurDomain: boolean): string | null {
  if (verdict.dmarc === 'fail') return `This mail says it comes from ${from}, but ${from.split('@')[1] ?? 'that domain'} does not vouch for it. It may be forged.`;
  const proven = verdict.dmarc === 'pass';
  const undecided = verdict.dmarc === 'unchecked' || verdict.dmarc === 'temperror';
  if (fromOurDomain && !proven && !undecided) return `This mail says it comes from ${from}, one of our own addresses, and that could not be proven.`;
  return null;
}
