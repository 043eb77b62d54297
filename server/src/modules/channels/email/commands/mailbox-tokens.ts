import { systemActor } from '../../../../platform/actor/actor.ts';
import { guardedFetch } from '../../../../platform/outbound/index.ts';
import type { EmailPorts } from '../ports.ts';
import { MailProblem } from '../rules/connection-problem.ts';
import type { MailProvider, ProviderName } from '../rules/mail-providers.ts';
import { keepTokens, mailboxById, type MailboxRow } from '../store/mailboxes.ts';

const keeper = systemActor('mail');
/** A token is renewed this long before it ends, so that it does not end under way. */
const MARGIN_MS = 120_000;

export interface Tokens {
  readonly provider: ProviderName;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** milliseconds since the epoch */
  readonly expiresAt: number;
}

/** The provider does not let us in any more; somebody has to connect the mailbox again. */
export class ConsentGone extends MailProblem {
  constructor(message: string) {
    super('consent', message);
  }
}

type Needs = Pick<EmailPorts, 'db' | 'vault' | 'clock' | 'providers' | 'allowPrivate'>;

export function sealTokens(ports: Pick<EmailPorts, 'vault'>, mailboxId: string, tokens: Tokens): string {
  return ports.vault.seal(JSON.stringify(tokens), `mailbox:${mailboxId}:oauth`);
}

/** A token that opens the mailbox now; renewed (RFC 6749 §6) and kept when the old one ends. */
export async function accessTokenOf(ports: Needs, mailbox: Pick<MailboxRow, 'id'>, renew = false): Promise<string> {
  const row = await ports.db.read(keeper, (tx) => mailboxById(tx, mailbox.id));
  if (!row?.oauth_secret) throw new ConsentGone('This mailbox is not connected yet: sign in at its provider.');
  const tokens = JSON.parse(ports.vault.open(row.oauth_secret, `mailbox:${row.id}:oauth`)) as Tokens;
  if (!renew && tokens.expiresAt - MARGIN_MS > ports.clock.now().getTime()) return tokens.accessToken;
  const provider = ports.providers[tokens.provider];
  if (!provider) throw new ConsentGone(`Signing in at ${tokens.provider} is not set up on this server.`);
  const fresh = await askForTokens(ports, provider, { grant_type: 'refresh_token', refresh_token: tokens.refreshToken });
  const kept: Tokens = { ...tokens, ...fresh, refreshToken: fresh.refreshToken ?? tokens.refreshToken };
  await ports.db.transact(keeper, (tx) => keepTokens(tx, row.id, sealTokens(ports, row.id, kept)));
  return kept.accessToken;
}

/** One question to the token endpoint; throws with the provider's own words when it says no. */
export async function askForTokens(ports: Pick<EmailPorts, 'clock' | 'allowPrivate'>, provider: MailProvider, fields: Readonly<Record<string, string>>): Promise<{ accessToken: string; expiresAt: number; refreshToken?: string }> {
  const body = new URLSearchParams({ client_id: provider.clientId, client_secret: provider.clientSecret, ...fields }).toString();
  const answer = await guardedFetch(provider.tokenUrl, { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' }, timeoutMs: 15_000, maxBytes: 100_000, maxRedirects: 0, allowHosts: ports.allowPrivate });
  const said = parsed(answer.body.toString('utf8'));
  if (answer.status !== 200 || typeof said.access_token !== 'string') {
    const words = String(said.error_description ?? said.error ?? `status ${answer.status}`).slice(0, 300);
    if (said.error === 'invalid_grant') throw new ConsentGone(`The provider no longer lets us in (${words}). Connect the mailbox again.`);
    throw new Error(`The provider gave no token: ${words}`);
  }
  const seconds = typeof said.expires_in === 'number' ? said.expires_in : 3600;
  return { accessToken: said.access_token, expiresAt: ports.clock.now().getTime() + seconds * 1000, ...(typeof said.refresh_token === 'string' ? { refreshToken: said.refresh_token } : {}) };
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
