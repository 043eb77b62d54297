import { part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { findCustomers } from '../../customers/index.ts';
import { leavingLater } from './filters.ts';
import { readDay, type SearchOperator } from '../rules/search-query.ts';

/** An operator as a condition on `c`; an unknown value is refused with what could stand there. */
export async function conditionOf(tx: Tx, operator: SearchOperator): Promise<SqlPart> {
  const condition = await meaning(tx, operator);
  return operator.not ? part`not (${condition})` : condition;
}

async function meaning(tx: Tx, { name, value }: SearchOperator): Promise<SqlPart> {
  switch (name) {
    case 'from':
      return part`c.customer_id = any (${await findCustomers(tx, value, 200)})`;
    case 'to':
      return part`exists (select from conversations.message m where m.conversation_id = c.id and m.recipients::text ilike ${`%${escapeLike(value)}%`})`;
    case 'order':
      return mentions('order', value.replace(/^#/, ''));
    case 'tracking':
      return mentions('shipment', value);
    case 'sku':
      return mentions('sku', value);
    case 'is':
      return state(tx, value);
    case 'has':
      if (value !== 'attachment') throw invalid('After has: stands attachment.');
      return part`c.has_attachments`;
    case 'tag':
      return part`exists (select from conversations.tagging x join taxonomy.tag g on g.id = x.tag_id where x.conversation_id = c.id and lower(g.name) = lower(${value}))`;
    case 'assignee':
      return value === 'me' ? part`c.assignee_id = ${tx.actor.id}` : value === 'nobody' ? part`c.assignee_id is null` : part`c.assignee_id = any (${await people(tx, value)})`;
    case 'brand':
      // A short name means its brand alone, also where others are named like it.
      return part`c.brand_id in (select id from identity.brand where slug = ${value.toLowerCase()} or (name ilike ${`%${escapeLike(value)}%`} and not exists (select from identity.brand b where b.slug = ${value.toLowerCase()})))`;
    case 'channel':
      return part`c.channel = ${value.toLowerCase()}`;
    case 'number':
      return part`c.number = ${Number(/^\d{1,15}$/.test(value) ? value : -1)}`;
    case 'subject':
      return part`c.subject ilike ${`%${escapeLike(value)}%`}`;
    case 'before':
      return part`c.last_message_at < ${day(value, tx.now)}`;
    case 'after':
      return part`c.last_message_at >= ${day(value, tx.now)}`;
  }
}

function mentions(kind: string, value: string): SqlPart {
  return part`exists (select from conversations.mention m where m.conversation_id = c.id and m.kind = ${kind} and lower(m.value) = lower(${value}))`;
}

async function state(tx: Tx, value: string): Promise<SqlPart> {
  const word = value.toLowerCase();
  if (['open', 'waiting', 'resolved', 'spam'].includes(word)) return part`c.category = ${word}`;
  if (word === 'unread') return part`c.unread`;
  if (word === 'snoozed') return part`c.snoozed_until is not null`;
  if (word === 'later') return leavingLater;
  if (word === 'unassigned') return part`c.assignee_id is null`;
  if (word === 'mine') return part`c.assignee_id = ${tx.actor.id}`;
  if (word === 'urgent') return part`c.priority = 3`;
  if (word === 'side') return part`c.kind = 'side'`;
  throw invalid('After is: stands open, waiting, resolved, spam, unread, snoozed, later, unassigned, mine, urgent or side.');
}

async function people(tx: Tx, value: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from identity.person where name ilike ${`%${escapeLike(value)}%`} or email = lower(${value}) limit 50`);
  return rows.map((row) => row.id);
}

function day(value: string, now: Date): Date {
  const at = readDay(value, now);
  if (!at) throw invalid('A day is written 2026-11-01, or back from now as 7d, 3w or 2m.');
  return at;
}

/** before: and after: narrow the search itself, not only its result. */
export function timeRange(operators: readonly SearchOperator[], now: Date): { since: Date; until: Date } {
  const of = (name: string): Date | undefined => {
    const operator = operators.find((candidate) => candidate.name === name && !candidate.not);
    return operator ? (readDay(operator.value, now) ?? undefined) : undefined;
  };
  return { since: of('after') ?? new Date('2000-01-01'), until: of('before') ?? new Date('2200-01-01') };
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}
