import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { hashToken, newToken } from '../rules/tokens.ts';
import { SESSION_DAYS } from '../sign-in/library.ts';
import { addSession } from '../store/sessions.ts';

const MINUTES = 60;

/** Where a request comes from, as sessions show it. */
export interface Client {
  readonly ipAddress: string;
  readonly agent: string;
}

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** A link that signs a person in once, within the hour. */
export async function createSignInLink(tx: Tx, personId: string, publicUrl: string): Promise<string> {
  const { token, hash } = newToken('kdl');
  await tx.run(sql`insert into identity.sign_in_link (token_hash, person_id, expires_at) values (${hash}, ${personId}, ${new Date(tx.now.getTime() + MINUTES * 60_000)})`);
  await record(tx, { action: 'identity.sign_in_link_made', subjectKind: 'person', subjectId: personId });
  return `${publicUrl}/api/v1/sign-in-link/${token}`;
}

export async function signInByLink(tx: Tx, token: string, client: Client): Promise<NewSession> {
  const used = await tx.maybe<{ person_id: string }>(sql`
    update identity.sign_in_link set used_at = ${tx.now}
    where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${tx.now}
      and exists (select 1 from identity.person p where p.id = person_id and p.disabled_at is null)
    returning person_id`);
  if (!used) throw new Refusal(404, 'link_over', 'This link was used or is too old.');
  return openSession(tx, used.person_id, client);
}

/** Opens a session for somebody who has just shown who they are. */
export async function openSession(tx: Tx, personId: string, client: Client): Promise<NewSession> {
  const token = randomBytes(24).toString('base64url');
  const expiresAt = new Date(tx.now.getTime() + SESSION_DAYS * 86_400_000);
  await addSession(tx, { token, personId, expiresAt, ...client });
  await record(tx, { action: 'identity.signed_in', subjectKind: 'person', subjectId: personId, byPersonId: personId });
  return { token, expiresAt };
}
