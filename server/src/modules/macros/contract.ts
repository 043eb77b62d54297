import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

const stepKinds = ['status', 'tag', 'untag', 'priority', 'assign', 'team', 'reason', 'snooze'] as const;
/** A step beside the reply: `status` takes a category, `tag` and `untag` a name, `priority` a level, `assign` "me" or a person's id, `team` and `reason` an id, `snooze` hours. */
export const MacroAction = Type.Object({ kind: Type.Enum([...stepKinds]), value: Type.String({ maxLength: 100 }) });
export const Macro = Type.Object({
  id: Type.String(), brand_id: Type.String(), name: Type.String(), folder: nullable(Type.String()), scope: Type.String(), text: Type.String(), actions: Type.Array(MacroAction),
  attachment_ids: Type.Array(Type.String()), version: Type.Integer(), uses: Type.Integer(), changed_at: Type.String(),
});
export type MacroView = Static<typeof Macro>;

const fields = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  folder: Type.Optional(nullable(Type.String({ maxLength: 80 }))),
  scope: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('everyone')])),
  text: Type.String({ minLength: 1, maxLength: 50_000 }),
  actions: Type.Optional(Type.Array(MacroAction, { maxItems: 20 })),
  attachment_ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 20 })),
};
const MacroFields = Type.Object(fields);
export type MacroInput = Static<typeof MacroFields>;
const why = Type.Optional(Type.String({ maxLength: 500 }));
export const NewMacro = Type.Object({ brand_id: Type.String({ format: 'uuid' }), ...fields, why });
/** `version`: the one that was changed; another one meanwhile is a conflict. */
export const MacroChange = Type.Partial(Type.Object({ ...fields, version: Type.Integer(), why: Type.String({ maxLength: 500 }) }));
export const MacroRestore = Type.Object({ version: Type.Integer(), number: Type.Integer({ minimum: 1 }) });
export const MacroVersion = Type.Object({ number: Type.Integer(), name: Type.String(), text: Type.String(), actions: Type.Array(MacroAction), why: Type.String(), restored_from: nullable(Type.Integer()), by: nullable(Type.Object({ id: Type.String(), name: Type.String() })), at: nullable(Type.String()) });
export type MacroVersionView = Static<typeof MacroVersion>;
/** Of the replies that began with a macro: by how many people, how many left with other words, after how many the customer came back to what was resolved, how it was rated (1 to 5) */
export const MacroFigures = Type.Object({ macro_id: Type.String(), uses: Type.Integer(), people: Type.Integer(), edited: Type.Integer(), reopened: Type.Integer(), rated: Type.Integer(), rating: nullable(Type.Number()) });
export type MacroFiguresView = Static<typeof MacroFigures>;
export const TextPreview = Type.Object({ html: Type.String(), text: Type.String(), unfilled: Type.Array(Type.String()) });
export const MacroPreview = Type.Object({ html: Type.String(), text: Type.String(), unfilled: Type.Array(Type.String()), actions: Type.Array(MacroAction), attachment_ids: Type.Array(Type.String()) });

export type MacroDraftInput = MacroInput & { why?: string };
/** The list, and whether the change waits for a second person instead of standing in it. */
export const MacroSaved = Type.Object({ data: Type.Array(Macro), next_cursor: Type.Null(), waiting: Type.Boolean() });
/** `files`: names of what goes with it */
const Said = Type.Object({ name: Type.String(), folder: nullable(Type.String()), text: Type.String(), actions: Type.Array(MacroAction), files: Type.Array(Type.String()) });
export const Proposal = Type.Object({ id: Type.String(), brand_id: Type.String(), macro_id: nullable(Type.String()), state: Type.Enum(['waiting', 'approved', 'refused', 'expired', 'outdated']), at: Type.String(), before: nullable(Said), after: Said, note: Type.String({ description: 'what whoever decided wrote' }) });
export type ProposalView = Static<typeof Proposal>;
export const MacroSettings = Type.Object({ approval: Type.Boolean() });
