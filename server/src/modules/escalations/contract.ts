import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const id = Type.String({ format: 'uuid' });
const time = Type.String({ format: 'date-time' });
const named = nullable(Type.Object({ id: Type.String(), name: Type.String() }));
const seconds = Type.Integer({ minimum: 60, maximum: 90 * 86_400 });

export const intents = ['return', 'cancel', 'leave', 'dispute', 'sue', 'press', 'human'] as const;
const urgencies = ['safety', 'fraud', 'legal_threat', 'deadline', 'before_it_ships', 'money_gone', 'asked_for_haste', 'repeated_contact', 'anger'] as const;
const forbiddens = ['reply', 'close', 'money'] as const;

const Signal = Type.Union([
  Type.Object({ signal: Type.Literal('intent'), values: Type.Array(Type.Enum([...intents]), { minItems: 1, maxItems: 10 }) }),
  Type.Object({ signal: Type.Literal('reason'), values: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { minItems: 1, maxItems: 50 }), from_confidence: Type.Number({ minimum: 0.3, maximum: 1 }) }),
  Type.Object({ signal: Type.Literal('urgent_because'), values: Type.Array(Type.Enum([...urgencies]), { minItems: 1, maxItems: 10 }) }),
  Type.Object({ signal: Type.Literal('feeling'), at_most: Type.Number({ minimum: -1, maximum: 0 }), asked_before: Type.Boolean() }),
  Type.Object({ signal: Type.Literal('vip'), from_urgency: Type.Number({ minimum: 0, maximum: 1 }) }),
  Type.Object({ signal: Type.Literal('refund_waits') }),
  Type.Object({ signal: Type.Literal('deadline_missed') }),
]);

/** One row of the matrix. */
export const Kind = Type.Object({
  key: Type.String({ pattern: '^[a-z][a-z0-9_]{1,39}$' }),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  on: Type.Boolean(),
  /** what is noticed without anybody asking; any of them raises it */
  signals: Type.Array(Signal, { maxItems: 10 }),
  /** raised once for all, when so many conversations show it within that time */
  gather: nullable(Type.Object({ count: Type.Integer({ minimum: 2, maximum: 1000 }), within_seconds: seconds })),
  team_id: nullable(id),
  person_id: nullable(id),
  hands_over: Type.Boolean(),
  take_seconds: seconds,
  seconds,
  hours: Type.Enum(['business', 'always']),
  attach: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 12 }),
  /** what no program may do while it is open */
  forbids: Type.Array(Type.Enum([...forbiddens]), { maxItems: 3, uniqueItems: true }),
  priority: nullable(Type.Enum(['high', 'urgent'])),
});
export type KindView = Static<typeof Kind>;

/** `version` 0: as every brand begins. */
export const Matrix = Type.Object({ version: Type.Integer(), saved_at: nullable(time), saved_by: named, kinds: Type.Array(Kind) });
export type MatrixView = Static<typeof Matrix>;
/** `version`: the one that was changed; another one meanwhile is a conflict. */
export const MatrixChange = Type.Object({ version: Type.Integer(), kinds: Type.Array(Kind, { maxItems: 60 }) });

export const Escalation = Type.Object({
  id: Type.String(), brand_id: Type.String(), kind: Type.String(), name: Type.String(),
  raised_at: time, raised_by: named,
  /** what was noticed (`intent:sue`, `reason:…`, `urgent:safety`, `feeling`, `vip`, `refund_waits`, `missed:…`), or `hand` */
  because: Type.String(), note: Type.String(),
  team: named, person: named, owner: named, taken_at: nullable(time),
  attach: Type.Array(Type.Object({ what: Type.String(), done_at: nullable(time), done_by: named })),
  forbids: Type.Array(Type.Enum([...forbiddens])),
  take_by: nullable(time), due_at: nullable(time),
  conversations: Type.Array(Type.Object({ id: Type.String(), number: Type.Integer(), subject: Type.String(), status: Type.Object({ name: Type.String(), category: Type.String() }) })),
  /** all of them; the newest twenty are shown */
  concerns: Type.Integer(),
  closed_at: nullable(time), closed_by: named, outcome: Type.String(),
  may_take: Type.Boolean(), may_attach: Type.Boolean(), may_close: Type.Boolean(), may_hand_on: Type.Boolean(), may_reopen: Type.Boolean(),
});
export type EscalationView = Static<typeof Escalation>;

export const Escalations = Type.Object({ data: Type.Array(Escalation), next_cursor: nullable(Type.String()), open: Type.Integer(), mine: Type.Integer(), overdue: Type.Integer() });
export type EscalationsView = Static<typeof Escalations>;

export const RaiseInput = Type.Object({ kind: Type.String({ maxLength: 40 }), note: Type.Optional(Type.String({ maxLength: 2000 })) });
/** `from`: whose it was when one looked */
export const TakeInput = Type.Object({ from: Type.Optional(nullable(id)) });
export const HandOnInput = Type.Object({ person_id: Type.Optional(nullable(id)), team_id: Type.Optional(nullable(id)) });
export const AttachInput = Type.Object({ what: Type.String({ maxLength: 120 }), done: Type.Boolean() });
/** `without`: closed though something is not attached */
export const CloseInput = Type.Object({ outcome: Type.String({ maxLength: 2000 }), without: Type.Optional(Type.Boolean()) });
