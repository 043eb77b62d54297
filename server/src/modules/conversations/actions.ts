import { Type } from 'typebox';
import { refusedAction, type ActionCall, type ActionFault, type AskedAction, type KnownFacts, type OfferedAction } from '../../platform/module/action.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { worksFor } from '../identity/index.ts';
import { changeConversations } from './commands/change-conversations.ts';
import { writeNote } from './commands/write-note.ts';
import type { ConversationChangeInput } from './contract.ts';

const id = Type.String({ format: 'uuid' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const LEVELS = ['low', 'normal', 'high', 'urgent'] as const;
const CATEGORIES = ['open', 'waiting', 'resolved'] as const;
const BACK = 'The change stands in the conversation’s history and is made again by hand.';

const change = async (tx: Tx, call: ActionCall, asked: ConversationChangeInput): Promise<boolean> => (await changeConversations(tx, [call.conversationId], asked)).changed > 0;
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const among = (known: KnownFacts): string[] => ids(known['tags']);

/** What others may ask this module to do to a conversation. Everything goes through the commands people use. */
export const actions: readonly OfferedAction[] = [
  {
    kind: 'assign', does: 'Gives the conversation to a person, or to nobody.', undo: BACK, shape: Type.Object({ person_id: nullable(id) }), parts: [{ name: 'person_id', kind: 'person' }],
    check: async (tx, brandId, { person_id: person }) => (person === null || (await worksFor(tx, String(person), brandId)) ? null : { problem: 'unknown_person', part: 'person_id', message: 'This person does not work for the brand any more.' }),
    foresee: (known, action) => ({ ...known, assignee: (action['person_id'] ?? null) as string | null }),
    perform: (tx, call, action) => change(tx, call, { assignee_id: (action['person_id'] ?? null) as string | null }),
  },
  {
    kind: 'give_to_team', does: 'Gives the conversation to a team.', undo: BACK, shape: Type.Object({ team_id: nullable(id) }), parts: [{ name: 'team_id', kind: 'team' }],
    check: async (tx, _brandId, { team_id: team }) => (team === null || (await tx.maybe(sql`select 1 from identity.team where id = ${team} and archived_at is null`)) ? null : { problem: 'unknown_team', part: 'team_id', message: 'There is no such team any more.' }),
    foresee: (known, action) => ({ ...known, team: (action['team_id'] ?? null) as string | null }),
    perform: (tx, call, action) => change(tx, call, { team_id: (action['team_id'] ?? null) as string | null }),
  },
  {
    kind: 'add_tags', does: 'Adds tags.', undo: BACK, shape: Type.Object({ tag_ids: Type.Array(id, { minItems: 1, maxItems: 20 }) }), parts: [{ name: 'tag_ids', kind: 'tags' }], check: tagFault,
    foresee: (known, action) => ({ ...known, tags: [...new Set([...among(known), ...ids(action['tag_ids'])])] }),
    perform: async (tx, call, action) => change(tx, call, { add_tags: await tagNames(tx, call.brandId, ids(action['tag_ids'])) }),
  },
  {
    kind: 'remove_tags', does: 'Takes tags off.', undo: BACK, shape: Type.Object({ tag_ids: Type.Array(id, { minItems: 1, maxItems: 20 }) }), parts: [{ name: 'tag_ids', kind: 'tags' }], check: tagFault,
    foresee: (known, action) => ({ ...known, tags: among(known).filter((tag) => !ids(action['tag_ids']).includes(tag)) }),
    perform: (tx, call, action) => change(tx, call, { remove_tags: ids(action['tag_ids']) }),
  },
  {
    kind: 'set_priority', does: 'Sets the priority.', undo: BACK, shape: Type.Object({ priority: Type.Union(LEVELS.map((level) => Type.Literal(level))) }), parts: [{ name: 'priority', kind: 'priority' }],
    foresee: (known, action) => ({ ...known, priority: String(action['priority']) }),
    perform: (tx, call, action) => change(tx, call, { priority: action['priority'] as (typeof LEVELS)[number] }),
  },
  {
    kind: 'set_status', does: 'Sets the status; “resolved” closes the conversation.', undo: BACK, shape: Type.Object({ status_id: id, category: Type.Union(CATEGORIES.map((category) => Type.Literal(category))) }), parts: [{ name: 'status_id', kind: 'status' }],
    check: async (tx, brandId, { status_id: status, category }) => ((await tx.maybe(sql`select 1 from conversations.status where id = ${status} and brand_id = ${brandId} and category = ${category} and retired_at is null`)) ? null : { problem: 'unknown_status', part: 'status_id', message: 'This brand has no such status any more.' }),
    foresee: (known, action) => ({ ...known, status: String(action['status_id']), category: String(action['category']) }),
    perform: (tx, call, action) => change(tx, call, { status_id: String(action['status_id']) }),
  },
  {
    kind: 'set_reason', does: 'Files the conversation under a contact reason.', undo: BACK, shape: Type.Object({ reason_id: id }), parts: [{ name: 'reason_id', kind: 'reason' }],
    check: async (tx, brandId, { reason_id: reason }) => ((await tx.maybe(sql`select 1 from taxonomy.reason where id = ${reason} and brand_id = ${brandId} and retired_version is null`)) ? null : { problem: 'unknown_reason', part: 'reason_id', message: 'This brand has no such contact reason any more.' }),
    foresee: (known, action) => ({ ...known, reason: [String(action['reason_id'])] }),
    perform: (tx, call, action) => change(tx, call, { reason_id: String(action['reason_id']) }),
  },
  {
    kind: 'snooze', does: 'Lets the conversation sleep for some hours; it wakes when the customer writes.', undo: 'Wake it by hand.', shape: Type.Object({ hours: Type.Number({ minimum: 0.25, maximum: 24 * 365 }) }), parts: [{ name: 'hours', kind: 'hours' }],
    perform: (tx, call, action) => change(tx, call, { snoozed_until: new Date(tx.now.getTime() + Number(action['hours']) * 3_600_000).toISOString() }),
  },
  {
    kind: 'note', does: 'Writes a note for colleagues.', undo: 'A note stays.', shape: Type.Object({ text: Type.String({ minLength: 1, maxLength: 5000, pattern: '\\S' }) }), parts: [{ name: 'text', kind: 'text' }],
    perform: async (tx, call, action) => {
      await writeNote(tx, call.conversationId, { text: String(action['text']) }, { id: null, name: tx.actor.name });
      return true;
    },
  },
];

const NO_TAG: ActionFault = { problem: 'unknown_tag', part: 'tag_ids', message: 'This brand has no such tag any more.' };

async function tagFault(tx: Tx, brandId: string, action: AskedAction): Promise<ActionFault | null> {
  const asked = [...new Set(ids(action['tag_ids']))];
  return (await tx.rows(sql`select 1 from taxonomy.tag where id = any (${asked}::uuid[]) and brand_id = ${brandId}`)).length === asked.length ? null : NO_TAG;
}

async function tagNames(tx: Tx, brandId: string, asked: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(sql`select name from taxonomy.tag where id = any (${asked as string[]}::uuid[]) and brand_id = ${brandId}`);
  if (rows.length < new Set(asked).size) throw refusedAction(NO_TAG);
  return rows.map((row) => row.name);
}
