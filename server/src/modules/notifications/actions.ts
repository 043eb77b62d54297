import { Type } from 'typebox';
import type { OfferedAction } from '../../platform/module/action.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { worksFor } from '../identity/index.ts';
import { notify } from './commands/notify.ts';

const shape = Type.Object({ person_ids: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 }), assignee: Type.Optional(Type.Boolean()) });

/** Rules tell people, each as they prefer. */
export const actions: readonly OfferedAction[] = [{
  kind: 'tell', does: 'Tells people to look at the conversation: whoever has it, or those chosen.', undo: 'A notice is read and gone.', shape, parts: [{ name: 'person_ids', kind: 'people' }],
  check: async (tx, brandId, { person_ids: given, assignee }) => {
    const ids = people(given);
    if (ids.length === 0 && assignee !== true) return { problem: 'nobody_told', part: 'person_ids', message: 'Say whom to tell.' };
    return (await among(tx, brandId, ids)).length === ids.length ? null : { problem: 'unknown_person', part: 'person_ids', message: 'Somebody of these does not work for the brand any more.' };
  },
  // Those who left are told nothing; the others are told all the same.
  perform: async (tx, call, { person_ids: given, assignee }) => {
    const owner = assignee === true ? await tx.maybe<{ assignee_id: string | null }>(sql`select assignee_id from conversations.conversation where id = ${call.conversationId}`) : undefined;
    const ids = await among(tx, call.brandId, [...new Set([...people(given), ...(owner?.assignee_id ? [owner.assignee_id] : [])])]);
    await notify(tx, { kind: 'asked_to_look', brandId: call.brandId, personIds: ids, subjectKind: 'conversation', subjectId: call.conversationId, number: call.number });
    return ids.length > 0;
  },
}];

const people = (given: unknown): string[] => (Array.isArray(given) ? [...new Set(given.map(String))] : []);

async function among(tx: Tx, brandId: string, ids: readonly string[]): Promise<string[]> {
  const there: string[] = [];
  for (const id of ids) if (await worksFor(tx, id, brandId)) there.push(id);
  return there;
}
