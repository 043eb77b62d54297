import { randomInt } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { CUSTOMER_PROVEN } from '../events.ts';
import { CODE_SECONDS, codesIn, hashCode, isCode, MOST_ATTEMPTS, MOST_CODES } from '../rules/proof-code.ts';

export interface CodeAsked {
  readonly brandId: string;
  readonly conversationId: string;
  readonly address: string;
  /** how long it may be said; left out: a quarter of an hour */
  readonly seconds?: number;
}

/** A new six-digit code for an address; the ones before it are dead. Whoever sends it must keep it from everybody else. */
export async function askForCode(tx: Tx, asked: CodeAsked): Promise<{ code: string; expiresAt: Date }> {
  const since = new Date(tx.now.getTime() - 3_600_000);
  const { sent } = await tx.one<{ sent: number }>(sql`select count(*)::integer as sent from customers.proof_code where conversation_id = ${asked.conversationId} and created_at > ${since}`);
  if (sent >= MOST_CODES) throw new Refusal(429, 'too_many_codes', 'Enough codes were sent for this conversation. Try again in an hour.', { retryAfterSeconds: 3600 });
  const id = tx.id();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(tx.now.getTime() + (asked.seconds ?? CODE_SECONDS) * 1000);
  await tx.run(sql`update customers.proof_code set expires_at = ${tx.now} where conversation_id = ${asked.conversationId} and expires_at > ${tx.now}`);
  await tx.run(sql`
    insert into customers.proof_code (id, brand_id, conversation_id, address, code_hash, created_at, expires_at) values (${id}, ${asked.brandId}, ${asked.conversationId}, ${asked.address.toLowerCase()}, ${hashCode(id, code)}, ${tx.now}, ${expiresAt})`);
  await record(tx, { action: 'customers.code_asked', subjectKind: 'conversation', subjectId: asked.conversationId, brandId: asked.brandId });
  return { code, expiresAt };
}

/** Of these conversations those in which a code is out that was not said yet. */
export async function awaitingCodes(tx: Tx, conversationIds: readonly string[]): Promise<Set<string>> {
  if (conversationIds.length === 0) return new Set();
  const rows = await tx.rows<{ conversation_id: string }>(sql`
    select distinct conversation_id from customers.proof_code where conversation_id = any (${conversationIds as string[]}::uuid[]) and used_at is null and expires_at > ${tx.now}`);
  return new Set(rows.map((row) => row.conversation_id));
}

/** Whether a text says the code that is out in its conversation. Wrong ones count, and five of them end it. */
export async function hearCode(tx: Tx, conversationId: string, text: string): Promise<boolean> {
  const said = codesIn(text);
  if (said.length === 0) return false;
  const row = await tx.maybe<{ id: string; brand_id: string; address: string; code_hash: string; attempts: number }>(sql`
    select id, brand_id, address, code_hash, attempts from customers.proof_code where conversation_id = ${conversationId} and used_at is null and expires_at > ${tx.now} order by created_at desc limit 1 for update`);
  if (!row || row.attempts + said.length > MOST_ATTEMPTS) return false;
  if (!said.some((code) => isCode(row, code))) {
    await tx.run(sql`update customers.proof_code set attempts = attempts + ${said.length} where id = ${row.id}`);
    return false;
  }
  await tx.run(sql`update customers.proof_code set used_at = ${tx.now} where id = ${row.id}`);
  await tx.run(sql`insert into customers.proof (brand_id, conversation_id, address, at) values (${row.brand_id}, ${conversationId}, ${row.address}, ${tx.now}) on conflict (conversation_id, address) do update set at = excluded.at`);
  await tx.announce({ name: CUSTOMER_PROVEN, brandId: row.brand_id, subjectId: conversationId, payload: { method: 'code' } });
  return true;
}

/** Whoever writes in this conversation proved elsewhere to read the mail of an address: on a page that asked for a code before. */
export async function noteProof(tx: Tx, proven: { brandId: string; conversationId: string; address: string; at: Date }): Promise<void> {
  await tx.run(sql`insert into customers.proof (brand_id, conversation_id, address, at) values (${proven.brandId}, ${proven.conversationId}, ${proven.address.toLowerCase()}, ${proven.at}) on conflict (conversation_id, address) do update set at = excluded.at`);
}

/** When whoever writes in a conversation last proved to read the mail of an address. */
export async function provenAt(tx: Tx, conversationId: string, address: string): Promise<Date | null> {
  return (await tx.maybe<{ at: Date }>(sql`select at from customers.proof where conversation_id = ${conversationId} and address = ${address.toLowerCase()}`))?.at ?? null;
}

export interface CodeOut {
  readonly state: 'open' | 'expired' | 'too_many';
  readonly expiresAt: Date;
}

/** The code that is out in a conversation, as far as an agent may know of it. */
export async function codeOut(tx: Tx, conversationId: string): Promise<CodeOut | null> {
  const row = await tx.maybe<{ attempts: number; expires_at: Date }>(sql`select attempts, expires_at from customers.proof_code where conversation_id = ${conversationId} and used_at is null order by created_at desc limit 1`);
  if (!row) return null;
  return { state: row.expires_at <= tx.now ? 'expired' : row.attempts >= MOST_ATTEMPTS ? 'too_many' : 'open', expiresAt: row.expires_at };
}
