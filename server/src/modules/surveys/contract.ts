import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const seconds = Type.Integer({ minimum: 0, maximum: 30 * 86_400 });

export const SurveySettings = Type.Object({
  csat: Type.Object({ on: Type.Boolean(), delay_seconds: seconds }),
  ces: Type.Object({ on: Type.Boolean(), delay_seconds: seconds, share_percent: Type.Integer({ minimum: 1, maximum: 100 }) }),
  nps: Type.Object({ on: Type.Boolean(), every_days: Type.Integer({ minimum: 30, maximum: 730 }), most_per_day: Type.Integer({ minimum: 1, maximum: 5000 }) }),
  /** nobody is asked anything again within */
  quiet_days: Type.Integer({ minimum: 0, maximum: 365 }),
  /** how long an answer may be changed */
  change_days: Type.Integer({ minimum: 1, maximum: 90 }),
  holdout_percent: Type.Integer({ minimum: 0, maximum: 100 }),
  /** an answer of so much or less is low */
  low_score: Type.Integer({ minimum: 1, maximum: 4 }),
  low_reopens: Type.Boolean(),
  low_alerts: Type.Boolean(),
});
export type SurveySettingsView = Static<typeof SurveySettings>;

export const Survey = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  kind: Type.Union([Type.Literal('csat'), Type.Literal('nps'), Type.Literal('ces')]),
  conversation_id: Type.String(),
  conversation_number: Type.Integer(),
  agent: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  channel: Type.String(),
  state: Type.Union([Type.Literal('not_asked'), Type.Literal('due'), Type.Literal('asked'), Type.Literal('failed')]),
  /** why they were not asked, or why it did not arrive */
  because: nullable(Type.String()),
  decided_at: Type.String(),
  asked_at: nullable(Type.String()),
  answered_at: nullable(Type.String()),
  changed_at: nullable(Type.String()),
  score: nullable(Type.Integer()),
  comment: Type.String(),
});
export type SurveyView = Static<typeof Survey>;

export const SurveyQuery = Type.Object({
  conversation_id: Type.Optional(Type.String({ format: 'uuid' })),
  brand_id: Type.Optional(Type.String({ format: 'uuid' })),
  agent_id: Type.Optional(Type.String({ format: 'uuid' })),
  kind: Type.Optional(Type.Union([Type.Literal('csat'), Type.Literal('nps'), Type.Literal('ces')])),
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  reason_id: Type.Optional(Type.String({ format: 'uuid' })),
  team_id: Type.Optional(Type.String({ format: 'uuid' })),
  /** answered in this period; half-open */
  from: Type.Optional(Type.String({ format: 'date-time' })),
  to: Type.Optional(Type.String({ format: 'date-time' })),
  /** only answers, newest first */
  answered: Type.Optional(Type.Boolean()),
  low: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
});
export type SurveyQueryInput = Static<typeof SurveyQuery>;
