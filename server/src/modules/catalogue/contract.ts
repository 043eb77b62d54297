import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const when = Type.String({ maxLength: 40, description: '"2026-11-27" (the whole day), "2026-11-27T18:30" by the clock of the brand, or a moment with its offset' });
const word = Type.String({ minLength: 1, maxLength: 60 });

export const Campaign = Type.Object({
  id: Type.String(), brand_id: Type.String(), name: Type.String(), from: when, to: nullable(Type.String({ description: 'as `from`; a day is the last one of it' })), whole_days: Type.Boolean(), from_at: Type.String(), to_at: Type.String({ description: 'the first moment after it' }),
  channels: Type.Array(Type.String()), codes: Type.Array(Type.String()), audience: nullable(Type.Integer({ description: 'how many people it is expected to reach' })), note: Type.String(), source: Type.String({ description: 'hand, csv, icalendar, api, or the place that told it' }), state: Type.Enum(['coming', 'running', 'over']),
});
export type CampaignView = Static<typeof Campaign>;

const said = {
  name: Type.String({ minLength: 1, maxLength: 200 }), from: when, to: Type.Optional(nullable(when)), channels: Type.Optional(Type.Array(word, { maxItems: 20 })), codes: Type.Optional(Type.Array(word, { maxItems: 20 })), audience: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 2_000_000_000 }))),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
};
export const NewCampaign = Type.Object({ brand_id: uuid, ...said });
export const CampaignChange = Type.Object(said);
export type CampaignSaid = Static<typeof CampaignChange>;
/** As a program sends it; known by (brand_id, source, source_id). */
export const CampaignUpsert = Type.Object({ brand_id: uuid, source: Type.Optional(Type.String({ minLength: 1, maxLength: 60, default: 'api' })), source_id: Type.String({ minLength: 1, maxLength: 200 }), ...said, changed_at: Type.Optional(Type.String({ format: 'date-time' })) });

export const CampaignFile = Type.Object({ brand_id: uuid, format: Type.Enum(['csv', 'icalendar']), text: Type.String({ minLength: 1, maxLength: 1_000_000 }), only_look: Type.Optional(Type.Boolean({ description: 'say what it would come to, and keep nothing' })) });
export const CampaignFileAnswer = Type.Object({
  added: Type.Integer(), changed: Type.Integer(), same: Type.Integer(), campaigns: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), to: Type.String() })),
  faults: Type.Array(Type.Object({ place: Type.Integer({ description: 'line of the table, or number of the event' }), name: Type.String(), because: Type.String() })),
});
export type CampaignFileView = Static<typeof CampaignFileAnswer>;
