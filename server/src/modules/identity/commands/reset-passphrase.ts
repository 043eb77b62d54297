import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { hashToken, newToken } from '../rules/tokens.ts';
import { removeSessionsBut } from '../store/sessions.ts';

const MINUTES = 60;
export const RESET_PREFIX = 'kdr_';

export interface ResetFor {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly expiresAt: Date;
}

/** A link's token with which somebody chooses a new passphrase, once, within the hour. */
export async function createResetToken(tx: Tx, personId: string): Promise<string> {
  const { token, hash } = newToken('kdr');
  await tx.run(sql`insert into identity.sign_in_link (token_hash, person_id, expires_at) values (${hash}, ${personId}, ${new Date(tx.now.getTime() + MINUTES * 60_000)})`);
  await record(tx, { action: 'identity.reset_link_made', subjectKind: 'person', subjectId: personId });
  return token;
}

/** Whose passphrase a token may set; the token is held for this transaction. */
export async function resetBehind(tx: Tx, token: string): Promise<ResetFor> {
  const found = await tx.maybe<{ id: string; name: string; email: string; expires_at: Date }>(sql`
    select p.id, p.name, p.email, l.expires_at from identity.sign_in_link l join identity.person p on p.id = l.person_id
    where l.token_hash = ${hashToken(token)} and l.used_at is null and l.expires_at > ${tx.now} and p.disabled_at is null for update of l`);
  if (!found) throw new Refusal(404, 'link_over', 'This link was used or is too old. Ask for a new one.');
  return { personId: found.id, name: found.name, email: found.email, expiresAt: found.expires_at };
}

/** Sets the passphrase and puts everybody out who was signed in with the one before. */
export async function resetPassphrase(tx: Tx, token: string, passphraseHash: string): Promise<string> {
  const { personId } = await resetBehind(tx, token);
  await tx.run(sql`update identity.sign_in_link set used_at = ${tx.now} where token_hash = ${hashToken(token)}`);
  await tx.run(sql`
    insert into identity.credential (id, person_id, account_id, provider_id, passphrase_hash, created_at, updated_at)
    values (${tx.id()}, ${personId}, ${personId}, 'credential', ${passphraseHash}, ${tx.now}, ${tx.now})
    on conflict (provider_id, account_id) do update set passphrase_hash = excluded.passphrase_hash, updated_at = excluded.updated_at`);
  await removeSessionsBut(tx, personId, null);
  await record(tx, { action: 'identity.passphrase_reset', subjectKind: 'person', subjectId: personId, byPersonId: personId });
  return personId;
}

/** For somebody who lost their device: the passphrase alone opens until they set up a new one. */
export async function removeSecondFactors(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`delete from identity.two_factor where person_id = ${personId}`);
  await tx.run(sql`delete from identity.passkey where person_id = ${personId}`);
  await tx.run(sql`update identity.person set two_factor_enabled = false, updated_at = ${tx.now} where id = ${personId}`);
  await record(tx, { action: 'identity.second_factors_removed', subjectKind: 'person', subjectId: personId });
}

/** True when a link was made for this person less than a minute ago: one mail is enough. */
export async function hasFreshReset(tx: Tx, personId: string): Promise<boolean> {
  const limit = new Date(tx.now.getTime() + (MINUTES - 1) * 60_000);
  return (await tx.maybe(sql`select 1 from identity.sign_in_link where person_id = ${personId} and used_at is null and expires_at > ${limit}`)) !== undefined;
}
