import { systemActor } from '../../../platform/actor/actor.ts';
import { createResetToken, hasFreshReset } from '../commands/reset-passphrase.ts';
import type { IdentityPorts } from '../ports.ts';
import { personByEmail } from '../store/people.ts';

const system = systemActor('sign-in');

/** Mails a link to whoever works here under this address, at most one a minute; to strangers nothing happens. */
export async function mailResetLink({ db, sendMail, publicUrl, log }: IdentityPorts, email: string): Promise<void> {
  if (!sendMail) return;
  const token = await db.transact(system, async (tx) => {
    const person = await personByEmail(tx, email);
    if (!person || person.disabled_at || (await hasFreshReset(tx, person.id))) return null;
    return createResetToken(tx, person.id);
  });
  if (!token) return;
  const text = `Somebody, probably you, asked for a new passphrase for Keepdesk.\n\nChoose it here; the link works once, for an hour:\n${publicUrl}/join/${token}\n\nIf it was not you, nothing has changed.\n`;
  // Not waited for: how long it takes must not tell a stranger who works here.
  sendMail({ to: email, subject: 'Your new passphrase', text }).catch((error: Error) => log.warn({ err: error }, 'a reset link could not be mailed'));
}
