import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

/** What else happens: `status` takes a category, `tag` a name, `priority` a level, `assign` "me" or a person's id, `snooze` hours. */
export const MacroAction = Type.Object({ kind: Type.Union([Type.Literal('status'), Type.Literal('tag'), Type.Literal('priority'), Type.Literal('assign'), Type.Literal('snooze')]), value: Type.String({ maxLength: 100 }) });
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
export const MacroFields = Type.Object(fields);
export type MacroInput = Static<typeof MacroFields>;
export const NewMacro = Type.Object({ brand_id: Type.String({ format: 'uuid' }), ...fields });
export const MacroChange = Type.Partial(MacroFields);
export const MacroPreview = Type.Object({ html: Type.String(), text: Type.String(), unfilled: Type.Array(Type.String()), actions: Type.Array(MacroAction), attachment_ids: Type.Array(Type.String()) });
