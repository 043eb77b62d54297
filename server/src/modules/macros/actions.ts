import { Type } from 'typebox';
import { refusedAction, type ActionFault, type KnownFacts, type OfferedAction } from '../../platform/module/action.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { defaultStatus, sendReply } from '../conversations/index.ts';
import { effectsOfMacro } from './queries/effects-of-macro.ts';
import { previewMacro } from './queries/preview-macro.ts';

const GONE: ActionFault = { problem: 'unknown_macro', part: 'macro_id', message: 'This macro was removed.' };
const FILES: ActionFault = { problem: 'macro_with_files', part: 'macro_id', message: 'This macro brings files along; a rule cannot send them yet.' };
const DAY_MS = 86_400_000;
/** More answers than this from programs within a day, and the customer has to hear a person. */
const MOST_A_DAY = 3;

/** Rules answer with macros everybody uses. */
export const actions: readonly OfferedAction[] = [{
  kind: 'reply', does: 'Answers the customer with a macro, and does what else the macro does.', undo: 'Until its undo time is over, the reply can be taken back.',
  shape: Type.Object({ macro_id: Type.String({ format: 'uuid' }) }), parts: [{ name: 'macro_id', kind: 'macro' }],
  check: async (tx, brandId, { macro_id: id }) => {
    const macro = await shared(tx, brandId, String(id));
    return macro === undefined ? GONE : macro.files ? FILES : null;
  },
  prepare: async (tx, brandId, action) => ({ ...action, makes: await whatItMakes(tx, brandId, String(action['macro_id'])) }),
  foresee: (known, { makes }) => {
    const { tag, untag, ...fields } = (makes ?? { tag: [], untag: [] }) as Made;
    const tags = Array.isArray(known['tags']) ? known['tags'].map(String) : [];
    return { ...known, ...fields, ...(tag.length + untag.length === 0 ? {} : { tags: [...new Set([...tags, ...tag])].filter((one) => !untag.includes(one)) }) };
  },
  perform: async (tx, call, { macro_id: given }) => {
    const macro = await shared(tx, call.brandId, String(given));
    if (macro === undefined) throw refusedAction(GONE);
    if (macro.files) throw refusedAction(FILES);
    if (await isOutOfPlace(tx, call.conversationId)) return false;
    const { writer, brand } = await tx.one<{ writer: string | null; brand: string }>(sql`
      select p.name as writer, b.name as brand from conversations.conversation c join identity.brand b on b.id = c.brand_id left join identity.person p on p.id = c.assignee_id where c.id = ${call.conversationId}`);
    const { text, html, unfilled } = await previewMacro(tx, macro.id, call.conversationId, writer ?? '');
    if (unfilled.length > 0) throw refusedAction({ problem: 'macro_unfilled', part: 'macro_id', message: `The macro speaks of ${unfilled.join(', ')}, which is not known here. Give it a fallback, or ask for it in the rule.`, facts: { gaps: unfilled.join(', ') } });
    await sendReply(tx, call.conversationId, { text, html, macro_id: macro.id }, { id: null, name: brand });
    return true;
  },
}];

/** What an answer with a macro makes of a conversation, as rules name its fields. */
interface Made {
  readonly [field: string]: KnownFacts[string];
  readonly tag: readonly string[];
  readonly untag: readonly string[];
}

async function whatItMakes(tx: Tx, brandId: string, macroId: string): Promise<Made> {
  if ((await shared(tx, brandId, macroId)) === undefined) return { tag: [], untag: [] };
  const { category, change } = await effectsOfMacro(tx, macroId, brandId);
  const after = category ?? 'waiting';
  const names = (change?.add_tags ?? []).map((name) => name.toLowerCase());
  const tags = names.length === 0 ? [] : await tx.rows<{ id: string }>(sql`select id from taxonomy.tag where brand_id = ${brandId} and lower(name) = any (${names})`);
  return {
    status: await defaultStatus(tx, brandId, after), category: after, tag: tags.map((one) => one.id), untag: change?.remove_tags ?? [],
    ...(change?.priority === undefined ? {} : { priority: change.priority }), ...(change?.assignee_id === undefined ? {} : { assignee: change.assignee_id }),
    ...(change?.team_id === undefined ? {} : { team: change.team_id }), ...(change?.reason_id === undefined || change.reason_id === null ? {} : { reason: [change.reason_id] }),
  };
}

function shared(tx: Tx, brandId: string, id: string): Promise<{ id: string; files: boolean } | undefined> {
  return tx.maybe(sql`select id, cardinality(attachment_ids) > 0 as files from macros.macro where id = ${id} and brand_id = ${brandId} and scope = 'everyone' and removed_at is null`);
}

/** Programs are not answered by a program, and nobody is talked to by programs all day. */
async function isOutOfPlace(tx: Tx, conversationId: string): Promise<boolean> {
  const { kind, sent } = await tx.one<{ kind: string | null; sent: number }>(sql`
    select (select m.kind from conversations.message m where m.conversation_id = ${conversationId} and m.kind in ('customer', 'auto') order by m.at desc, m.id desc limit 1) as kind,
      (select count(*)::integer from conversations.message m where m.conversation_id = ${conversationId} and m.kind = 'reply' and m.author_kind = 'system' and m.at > ${new Date(tx.now.getTime() - DAY_MS)}) as sent`);
  return kind === 'auto' || sent >= MOST_A_DAY;
}
