import { Type, type Static } from 'typebox';
import { TRIGGERS } from './contract-words.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const count = Type.Integer();
const Text = Type.Optional(Type.String({ maxLength: 400 }));
const Words = Type.Object({ checkout_error: Text, size_chart: Text, cart_returned: Text, time_on_page: Text }, { additionalProperties: false });
const said = Type.Optional(Words);
const Paths = Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 12 });

export const TermsShape = Type.Object({
  triggers: Type.Object({
    time_on_page: Type.Object({ on: Type.Boolean(), seconds: Type.Integer({ minimum: 10, maximum: 1800 }) }), cart_returned: Type.Object({ on: Type.Boolean(), visits: Type.Integer({ minimum: 2, maximum: 20 }) }),
    size_chart: Type.Object({ on: Type.Boolean(), opens: Type.Integer({ minimum: 1, maximum: 20 }) }), checkout_error: Type.Object({ on: Type.Boolean() }),
  }),
  words: Type.Object({ en: said, de: said, es: said, fr: said, it: said, nl: said, pt: said, ja: said, ar: said }, { additionalProperties: false }),
  pages: Type.Object({ product: Paths, cart: Paths, checkout: Paths }),
  in_hours: Type.Boolean(), somebody_there: Type.Boolean(), needs_consent: Type.Boolean({ description: 'nothing is kept or told before the page says that the shopper agreed' }),
  minimum_value_minor: Type.Integer({ minimum: 0, maximum: 100_000_000 }), again_after_days: Type.Integer({ minimum: 1, maximum: 90 }), most_per_day: Type.Integer({ minimum: 1, maximum: 100_000 }),
  holdout_percent: Type.Integer({ minimum: 0, maximum: 50, description: 'of visitors who are not invited, so that the effect can be known' }), counted_days: Type.Integer({ minimum: 1, maximum: 30 }),
});
export type TermsView = Static<typeof TermsShape>;

const Arm = Type.Object({ visitors: count, buyers: count });
const Range = nullable(Type.Array(Type.Number()));
export const Lift = Type.Object({
  trigger: nullable(Type.String({ description: 'null: all of them' })), invited: Arm, held_out: Arm, holdout_share: Type.Number(),
  verdict: Type.Enum(['no_control', 'arms_uneven', 'too_few', 'not_shown', 'fewer', 'more']), missing: Type.Integer({ description: 'visitors still needed before a difference by a fifth would be seen with 80 % certainty' }),
  absolute: Range, relative: Range, p_two_sided: nullable(Type.Number()),
});
export type LiftView = Static<typeof Lift>;

export const Inviting = Type.Object({
  brand_id: Type.String(), state: Type.Enum(['off', 'on']), published: Type.Boolean(), changed: Type.Boolean({ description: 'the draft is another than what is live' }), live_since: nullable(Type.String()),
  draft: TermsShape, currency: nullable(Type.String()), faults: Type.Array(Type.Object({ field: Type.String(), problem: Type.String(), message: Type.String() })),
});
export type InvitingView = Static<typeof Inviting>;

export const InvitingFigures = Type.Object({
  days: count, signs: count, invited: count, held_out: count, shown: count, opened: count, dismissed: count, chats: count,
  not_invited: Type.Array(Type.Object({ because: Type.String(), visitors: count })), lifts: Type.Array(Lift),
});
export type InvitingFiguresView = Static<typeof InvitingFigures>;

const amount = Type.Integer({ minimum: 0, maximum: 1_000_000 });
/** What the widget tells of a visit: counts, and an id made at random. */
export const VisitSaid = Type.Object({
  visitor: Type.String({ format: 'uuid' }), language: Type.String({ maxLength: 20, pattern: '^[A-Za-z-]*$' }), consented: Type.Boolean(),
  signs: Type.Object({ seconds_on_page: amount, cart_visits: amount, size_charts: amount, checkout_errors: amount, value_minor: nullable(Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 })) }, { additionalProperties: false }),
}, { additionalProperties: false });
export type VisitSaidInput = Static<typeof VisitSaid>;
export const Invited = Type.Object({ invitation: nullable(Type.Object({ id: Type.String(), text: Type.String(), language: Type.String(), trigger: Type.Enum([...TRIGGERS]) })) });
export type InvitedView = Static<typeof Invited>;
export const DidSaid = Type.Object({ visitor: Type.String({ format: 'uuid' }), did: Type.Enum(['shown', 'opened', 'dismissed']) });
export const OrderedSaid = Type.Object({ visitor: Type.String({ format: 'uuid' }), number: Type.String({ minLength: 1, maxLength: 60 }) });

/** What the widget has to know to see signs by itself. */
export const Watching = Type.Object({ triggers: TermsShape.properties.triggers, pages: TermsShape.properties.pages, needs_consent: Type.Boolean() });
export type WatchingView = Static<typeof Watching>;
