import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import { conflict, invalid } from '../refusal/refusal.ts';

interface Earlier {
  request_hash: string;
  status: number | null;
  response: unknown;
}

/**
 * Runs a change once per (actor, Idempotency-Key). The key, the change and the answer are one transaction, so a
 * repeat after a crash either finds the answer or nothing at all. A repeat that arrives while the first one runs
 * waits for it on the row's lock. Keys are kept for a day.
 */
export async function answerOnce<T>(tx: Tx, request: FastifyRequest, reply: FastifyReply, status: number, change: () => Promise<T>): Promise<T> {
  const key = request.headers['idempotency-key'];
  if (key === undefined || tx.actor.id === null) return change();
  if (typeof key !== 'string' || key.length === 0 || key.length > 255) throw invalid('The Idempotency-Key must have 1 to 255 characters.');
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`).digest('base64');
  const claimed = await tx.run(sql`
    insert into platform.idempotent_request (actor_id, key, request_hash, at) values (${tx.actor.id}, ${key}, ${hash}, ${tx.now}) on conflict do nothing`);
  if (claimed === 0) {
    const earlier = await tx.one<Earlier>(sql`select request_hash, status, response from platform.idempotent_request where actor_id = ${tx.actor.id} and key = ${key}`);
    if (earlier.request_hash !== hash) throw conflict('idempotency_key_reused', 'This Idempotency-Key was used for another request.');
    reply.status(earlier.status ?? status).header('idempotency-replayed', 'true');
    return earlier.response as T;
  }
  const response = await change();
  await tx.run(sql`update platform.idempotent_request set status = ${status}, response = ${JSON.stringify(response ?? null)}::jsonb where actor_id = ${tx.actor.id} and key = ${key}`);
  return response;
}

/** Forgets keys older than a day. */
export function forgetOldKeys(tx: Tx): Promise<number> {
  return tx.run(sql`delete from platform.idempotent_request where at < ${new Date(tx.now.getTime() - 86_400_000)}`);
}
