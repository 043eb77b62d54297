import type pg from 'pg';
import { uuidV7 } from '../../server/src/platform/ids/ids.ts';

/** The rows one mail from a known shopper writes, by prepared statements, one after another, in one commit. Nothing else. */
export async function bareSql(pool: pg.Pool, brandId: string, mails: number, connections: number): Promise<number> {
  const look = await pool.query(`select (select id from conversations.status where brand_id = $1 and category = 'open' limit 1) as status, (select id from customers.customer where brand_id = $1 limit 1) as customer`, [brandId]);
  const { status, customer } = look.rows[0] as { status: string; customer: string };
  const text = 'x'.repeat(1300);
  const html = 'y'.repeat(4000);
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await pool.connect();
      while (next++ < mails) await oneMail(client, { brandId, status, customer, text, html });
      client.release();
    }),
  );
  return (mails / (performance.now() - began)) * 1000;
}

async function oneMail(client: pg.PoolClient, given: { brandId: string; status: string; customer: string; text: string; html: string }): Promise<void> {
  const now = new Date();
  const [conversation, message, blob] = [uuidV7(), uuidV7(), 'a'.repeat(64)];
  await client.query('begin');
  await client.query({ name: 'c', text: `insert into conversations.conversation (id, brand_id, token, subject, channel, customer_id, status_id, category, preview, message_count, opened_at, last_message_at, waiting_since, junk_score)
    values ($1, $2, $3, 'Question about an order', 'email', $4, $5, 'open', 'hello please refund', 1, $6, $6, $6, 0.1)`, values: [conversation, given.brandId, conversation.slice(9), given.customer, given.status, now] });
  await client.query({ name: 'm', text: `insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, author_id, author_name, sender, recipients, subject, text, html, quoted, header_id, at, delivery_state, raw_blob, facts)
    values ($1, $2, $3, 'customer', 'email', 'customer', $4, 'Shopper', '{"address":"a@example.test","name":"Shopper"}', '{"to":[{"address":"help@north.test","name":""}]}', 'Question about an order', $5, $6, $7, $8, $9, 'received', $10, '{"remote":"127.0.0.1"}')`, values: [message, given.brandId, conversation, given.customer, given.text, given.html, given.text.slice(0, 900), `${message}@bare.test`, now, blob] });
  for (const name of ['conversations.conversation_opened', 'conversations.message_received']) {
    await client.query({ name: 'e', text: `insert into platform.event (id, name, version, brand_id, actor_kind, subject_id, payload, at, silent) values ($1, $2, 1, $3, 'system', $4, $5, $6, true)`, values: [uuidV7(), name, given.brandId, conversation, { message_id: message, channel: 'email', opened: true }, now] });
  }
  await client.query({ name: 'r', text: `insert into channels_email.received (id, brand_id, key, raw_blob, size, remote, conversation_id, message_id, at) values ($1, $2, $3, $4, 8192, '127.0.0.1', $5, $6, $7)`, values: [uuidV7(), given.brandId, `${message}@bare.test`, blob, conversation, message, now] });
  await client.query('commit');
}
