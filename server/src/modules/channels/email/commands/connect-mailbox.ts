import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '../../../../platform/db/tx.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { Actor } from '../../../../platform/actor/actor.ts';
import { invalid, notFound } from '../../../../platform/refusal/refusal.ts';
import type { EmailPorts } from '../ports.ts';
import type { SignInStartInput } from '../contract.ts';
import { authorizationUrl, type ProviderName } from '../rules/mail-providers.ts';
import { mailboxById } from '../store/mailboxes.ts';
import { askForTokens, sealTokens } from './mailbox-tokens.ts';

const PATIENCE_MS = 10 * 60_000;

export const CALLBACK_PATH = '/api/v1/mailboxes/sign-in';

/** The screens a sign-in is begun from, and ends at. */
const SCREENS = { settings: '/settings/channels', set_up: '/setup?step=mailbox' } as const;

interface Pending {
  mailbox_id: string;
  provider: ProviderName;
  verifier: string;
}

/** Where to send somebody so that the provider lets us into a mailbox. The answer comes back to them alone. */
export async function beginSignIn(ports: EmailPorts, tx: Tx, mailboxId: string, { provider: name, back_to: backTo = 'settings' }: SignInStartInput): Promise<string> {
  const mailbox = await mailboxById(tx, mailboxId);
  if (!mailbox) throw notFound('mailbox');
  const provider = ports.providers[name];
  if (!provider) throw invalid(`Signing in at ${name} is not set up: set KEEPDESK_${name.toUpperCase()}_CLIENT_ID and KEEPDESK_${name.toUpperCase()}_CLIENT_SECRET.`);
  if (tx.actor.kind !== 'person' || tx.actor.id === null) throw invalid('Only somebody who is signed in can connect a mailbox.');
  const state = randomBytes(24).toString('base64url');
  const verifier = randomBytes(48).toString('base64url');
  await tx.run(sql`delete from channels_email.sign_in where expires_at < ${tx.now}`);
  await tx.run(sql`
    insert into channels_email.sign_in (state, brand_id, mailbox_id, person_id, provider, back_to, verifier, expires_at)
    values (${state}, ${mailbox.brand_id}, ${mailboxId}, ${tx.actor.id}, ${name}, ${backTo}, ${ports.vault.seal(verifier, `sign-in:${state}`)}, ${new Date(tx.now.getTime() + PATIENCE_MS)})`);
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  return authorizationUrl(provider, { redirectUri: ports.publicUrl + CALLBACK_PATH, state, challenge, loginHint: mailbox.address });
}

/** The screen that shows how a sign-in ended: the one it was begun from. */
export async function whereSignInBegan(tx: Tx, state: string | undefined): Promise<string> {
  const pending = await tx.maybe<{ back_to: keyof typeof SCREENS; brand_id: string }>(sql`select back_to, brand_id from channels_email.sign_in where state = ${state ?? ''} and person_id = ${tx.actor.id}`);
  return pending?.back_to === 'set_up' ? `${SCREENS.set_up}&brand=${pending.brand_id}` : SCREENS.settings;
}

/** The provider said yes: its tokens are kept, and mail comes and goes by its servers from now on. Answers with the mailbox. */
export async function finishSignIn(ports: EmailPorts, db: Database, actor: Actor, answer: { state: string; code: string }): Promise<string> {
  const pending = await db.transact(actor, (tx) => tx.maybe<Pending>(sql`
    delete from channels_email.sign_in where state = ${answer.state} and person_id = ${actor.id} and expires_at > ${tx.now} returning mailbox_id, provider, verifier`));
  if (!pending) throw invalid('This sign-in is over or was not begun by you. Begin again from the mailbox.');
  const provider = ports.providers[pending.provider];
  if (!provider) throw invalid(`Signing in at ${pending.provider} is not set up.`);
  const verifier = ports.vault.open(pending.verifier, `sign-in:${answer.state}`);
  const given = await askForTokens(ports, provider, { grant_type: 'authorization_code', code: answer.code, redirect_uri: ports.publicUrl + CALLBACK_PATH, code_verifier: verifier });
  const { refreshToken } = given;
  if (refreshToken === undefined) throw invalid('The provider gave no lasting access. Remove Keepdesk from the account’s connected apps and begin again.');
  await db.transact(actor, async (tx) => {
    const mailbox = await mailboxById(tx, pending.mailbox_id);
    if (!mailbox) throw notFound('mailbox');
    const sealed = sealTokens(ports, mailbox.id, { provider: pending.provider, ...given, refreshToken });
    await tx.run(sql`
      update channels_email.mailbox set oauth_secret = ${sealed}, incoming = ${{ kind: 'imap', ...provider.imap, user: mailbox.address, auth: pending.provider }}, outgoing = ${{ kind: 'smtp', ...provider.smtp, user: mailbox.address, auth: pending.provider }},
        in_error = null, out_error = null, lease_until = null where id = ${mailbox.id}`);
    await tx.announce({ name: 'channels_email.mailbox_changed', brandId: mailbox.brand_id, subjectId: mailbox.id, payload: {} });
  });
  return pending.mailbox_id;
}
