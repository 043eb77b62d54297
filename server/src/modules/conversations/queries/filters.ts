import { part, joined, type SqlPart } from '../../../platform/db/sql.ts';
import type { ViewQueryInput } from '../contract.ts';
import { priorityLevel } from '../rules/priority.ts';

/** A reply is written that has not left yet. Few wait at a time: they are found first, by their own index, and not looked for in every conversation. */
export const leavingLater = part`c.id = any (array(select conversation_id from conversations.message where delivery_state = 'scheduled'))`;

/** A view's question as conditions on `c`. "me" and "nobody" may stand among assignees and teams. */
export function conditionsOf(query: ViewQueryInput, me: string | null): SqlPart[] {
  const all: SqlPart[] = [part`c.merged_into_id is null`];
  const category = query.category ?? [];
  if (category.length === 1) all.push(part`c.category = ${category[0]}`);
  else if (category.length > 1) all.push(part`c.category = any (${category})`);
  if (query.status_ids?.length) all.push(part`c.status_id = any (${query.status_ids})`);
  if (query.assignee?.length) all.push(amongPeople(part`c.assignee_id`, query.assignee, me));
  if (query.not_assignee?.length) all.push(part`not ${amongPeople(part`c.assignee_id`, query.not_assignee, me)}`);
  if (query.team?.length) all.push(amongPeople(part`c.team_id`, query.team, me));
  if (query.brand_ids?.length) all.push(part`c.brand_id = any (${query.brand_ids})`);
  if (query.channel?.length) all.push(part`c.channel = any (${query.channel})`);
  if (query.any_tags?.length) all.push(part`exists (select from conversations.tagging t where t.conversation_id = c.id and t.tag_id = any (${query.any_tags}))`);
  if (query.no_tags?.length) all.push(part`not exists (select from conversations.tagging t where t.conversation_id = c.id and t.tag_id = any (${query.no_tags}))`);
  if (query.priority?.length) all.push(part`c.priority = any (${query.priority.map(priorityLevel)}::smallint[])`);
  if (query.snoozed !== undefined) all.push(query.snoozed ? part`c.snoozed_until is not null` : part`c.snoozed_until is null`);
  if (query.unread !== undefined) all.push(part`c.unread = ${query.unread}`);
  if (query.leaving_later) all.push(leavingLater);
  if (query.mentioned_or_following) all.push(part`c.id in (select conversation_id from conversations.follower where person_id = ${me})`);
  return all;
}

function amongPeople(column: SqlPart, wanted: readonly string[], me: string | null): SqlPart {
  const ids = wanted.flatMap((entry) => (entry === 'nobody' ? [] : entry === 'me' ? (me === null ? [] : [me]) : [entry]));
  const choices: SqlPart[] = [];
  if (ids.length === 1) choices.push(part`${column} = ${ids[0]}`);
  else if (ids.length > 1) choices.push(part`${column} = any (${ids})`);
  if (wanted.includes('nobody')) choices.push(part`${column} is null`);
  if (choices.length === 0) return part`false`;
  return part`(${joined(choices, part` or `)})`;
}

export function every(conditions: readonly SqlPart[]): SqlPart {
  return joined(conditions, part` and `);
}
