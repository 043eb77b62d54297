import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface SessionRow {
  id: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
  expires_at: Date;
}

export function sessionsOf(tx: Tx, personId: string): Promise<SessionRow[]> {
  return tx.rows<SessionRow>(sql`
    select id, ip_address, user_agent, created_at, updated_at, expires_at from identity.session where person_id = ${personId} and expires_at > ${tx.now} order by updated_at desc`);
}

export async function addSession(tx: Tx, session: { token: string; personId: string; expiresAt: Date; ipAddress: string; agent: string }): Promise<string> {
  const id = tx.id();
  await tx.run(sql`
    insert into identity.session (id, token, person_id, ip_address, user_agent, expires_at, created_at, updated_at)
    values (${id}, ${session.token}, ${session.personId}, ${session.ipAddress}, ${session.agent.slice(0, 300)}, ${session.expiresAt}, ${tx.now}, ${tx.now})`);
  return id;
}

/** Ends one session of a person, or all but one, or all. Answers with how many. */
export function removeSession(tx: Tx, personId: string, sessionId: string): Promise<number> {
  return tx.run(sql`delete from identity.session where person_id = ${personId} and id = ${sessionId}`);
}

export function removeSessionsBut(tx: Tx, personId: string, keptId: string | null): Promise<number> {
  return tx.run(sql`delete from identity.session where person_id = ${personId} and (${keptId}::uuid is null or id <> ${keptId}::uuid)`);
}

export function removeExpired(tx: Tx): Promise<number> {
  return tx.run(sql`delete from identity.session where expires_at < ${tx.now}`);
}

export interface PasskeyRow {
  id: string;
  name: string | null;
  created_at: Date | null;
}

export function passkeysOf(tx: Tx, personId: string): Promise<PasskeyRow[]> {
  return tx.rows<PasskeyRow>(sql`select id, name, created_at from identity.passkey where person_id = ${personId} order by created_at`);
}
