import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '../../../../platform/outbound/index.ts';
import { MailProblem } from '../rules/connection-problem.ts';

export interface ReachedHost {
  /** the address to connect to: the one that was checked */
  readonly host: string;
  /** the name its certificate has to carry */
  readonly servername: string;
  /** named in KEEPDESK_ALLOW_PRIVATE */
  readonly listed: boolean;
}

/** A mail server somebody typed in, looked up and found to be on the open internet, or on the list of exceptions. */
export async function reachMailHost(name: string, port: number, allowPrivate: readonly string[]): Promise<ReachedHost> {
  const listed = allowPrivate.includes(name) || allowPrivate.includes(`${name}:${port}`);
  const addresses = isIP(name) !== 0 ? [name] : (await lookup(name, { all: true, verbatim: true })).map((found) => found.address);
  const first = addresses[0];
  if (first === undefined) throw new MailProblem('no_such_name', `${name} has no address`);
  if (!listed && !addresses.every(isPublicAddress)) throw new MailProblem('private', `${name} is on a private network; add it to KEEPDESK_ALLOW_PRIVATE to connect to it`);
  return { host: first, servername: name, listed };
}
