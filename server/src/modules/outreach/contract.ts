import { Type, type Static, type TSchema } from 'typebox';
import { pageQuery } from '../../platform/http/lists.ts';
import { CHANNELS, LANGUAGES, RISKS, TRIGGERS } from './contract-words.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
export const trigger = Type.Enum([...TRIGGERS]);
const Whatsapp = Type.Object({ template: Type.String({ maxLength: 512 }), language: Type.String({ maxLength: 15 }), values: Type.Array(Type.String({ maxLength: 600 }), { maxItems: 20 }) }, { description: 'a template WhatsApp has agreed to, and what fills its places' });
const Wording = Type.Object({ subject: Type.String({ maxLength: 200 }), text: Type.String({ maxLength: 4000 }), sms: Type.Optional(Type.String({ maxLength: 1000, description: 'without it the least that is honest is made of the others' })), whatsapp: Type.Optional(Whatsapp) });
export const channel = Type.Enum([...CHANNELS]);
const language = Type.Enum([...LANGUAGES]);
/** the same for each language; none has to be there */
const spoken = <T extends TSchema>(one: T) => {
  const may = Type.Optional(one);
  return Type.Object({ en: may, de: may, es: may, fr: may, it: may, nl: may, pt: may, ja: may, ar: may });
};
const Said = spoken(Type.String({ maxLength: 600 }));

export const ProgrammeShape = Type.Object({
  channels: Type.Array(Type.Enum([...CHANNELS]), { minItems: 1, maxItems: 3, uniqueItems: true }),
  holdout_percent: Type.Integer({ minimum: 0, maximum: 50, description: 'of customers who are not told, so that the effect can be known' }),
  minimum_age_hours: Type.Integer({ minimum: 0, maximum: 96, description: 'it must have stood so long before anybody is told' }),
  only_risk: Type.Optional(nullable(Type.Object({ of: Type.Enum([...RISKS]), percent: Type.Integer({ minimum: 1, maximum: 99 }) }, { description: 'told only where something of the order is at least so likely to come back, or where the customer is at least so likely not to buy within ninety days' }))),
  wordings: spoken(Wording),
});

export const Fault = Type.Object({ problem: Type.String(), language: Type.String(), field: Type.String(), what: Type.String(), message: Type.String() });

export const Effect = Type.Object({
  key: Type.String({ description: 'kind of happening, or a contact reason' }), name: nullable(Type.String()), holdout_share: Type.Number(),
  treated: Type.Object({ customers: Type.Integer(), contacts: Type.Integer() }), holdout: Type.Object({ customers: Type.Integer(), contacts: Type.Integer() }),
  verdict: Type.Enum(['no_control', 'arms_uneven', 'too_few', 'not_shown', 'fewer', 'more']),
  missing: Type.Integer({ description: 'customers still needed before a fifth fewer would be seen with 80 % certainty' }),
  absolute: nullable(Type.Array(Type.Number(), { description: 'fewer contacts per customer: value, low, high (95 %)' })), relative: nullable(Type.Array(Type.Number(), { description: 'share of contacts that did not come: value, low, high' })),
  p_two_sided: nullable(Type.Number()), contacts_avoided: nullable(Type.Number()), sent: Type.Integer(), cost_cents: Type.Number(),
});
export type EffectView = Static<typeof Effect>;

export const ProgrammeView = Type.Object({
  trigger, brand_id: Type.String(), state: Type.Enum(['off', 'on']), waiting: Type.Boolean({ description: 'its draft waits for a second person' }), published: Type.Boolean(), changed: Type.Boolean({ description: 'the draft is another than what is live' }),
  asked: nullable(ProgrammeShape), approval_id: nullable(Type.String({ description: 'what a second person decides about' })), draft: ProgrammeShape, live: nullable(ProgrammeShape), live_since: nullable(Type.String()), placeholders: Type.Array(Type.String()), needed: Type.Array(Type.String()), faults: Type.Array(Fault),
  last_30_days: Type.Object({ told: Type.Integer(), held_out: Type.Integer(), not_told: Type.Integer(), failed: Type.Integer() }), effect: nullable(Effect),
});
export type ProgrammeViewShape = Static<typeof ProgrammeView>;

export const Notice = Type.Object({
  id: Type.String(), brand_id: Type.String(), trigger: Type.String(), state: Type.String({ description: 'due, leaving, sent, not_sent, failed' }), because: Type.String(), arm: nullable(Type.String()), channel: nullable(Type.String()), decided_at: Type.String(),
  send_at: nullable(Type.String()), sent_at: nullable(Type.String()), bounced_at: nullable(Type.String()), delivered_at: nullable(Type.String({ description: 'the network says that it arrived' })), tried: Type.Array(Type.String(), { description: 'channels that could not bring it' }),
  cost_cents: nullable(Type.Number({ description: 'as the provider says, in hundredths of its currency' })), cost_currency: nullable(Type.String()), segments: nullable(Type.Integer()), problem: nullable(Type.String()), subject: nullable(Type.String()), text: nullable(Type.String()), order_id: nullable(Type.String()),
  order_number: nullable(Type.String()), customer: nullable(Type.Object({ id: Type.String(), name: Type.String() })), incident_id: nullable(Type.String()), conversation_ids: Type.Array(Type.String(), { description: 'in which they wrote about it within seven days' }),
});
export type NoticeView = Static<typeof Notice>;

export const NoticeQuery = Type.Object({
  brand_id: Type.Optional(uuid), trigger: Type.Optional(trigger), state: Type.Optional(Type.Enum(['due', 'leaving', 'sent', 'not_sent', 'failed'])), because: Type.Optional(Type.String({ maxLength: 40 })),
  customer_id: Type.Optional(uuid), order_id: Type.Optional(uuid), incident_id: Type.Optional(uuid), ...pageQuery,
});
export type NoticeQueryInput = Static<typeof NoticeQuery>;

export const Preview = Type.Object({
  happenings: Type.Integer(), told: Type.Integer(), because: Type.Array(Type.Object({ because: Type.String(), count: Type.Integer() })),
  samples: Type.Array(Type.Object({
    order_number: nullable(Type.String()), customer: nullable(Type.String()), happened_at: Type.String(), send: Type.Boolean(), because: Type.String(), at: nullable(Type.String()), channel: nullable(Type.Enum([...CHANNELS], { description: 'by which they would have been told; none, where they would not' })),
    template: nullable(Type.String({ description: 'of WhatsApp; the text is what fills its places' })), language: Type.String(), subject: Type.String({ description: 'of a mail' }), text: Type.String(),
  })),
});
export type PreviewView = Static<typeof Preview>;

export const Settings = Type.Object({
  quiet: Type.Object({ from: time, to: time }), most_per_day: Type.Integer({ minimum: 1, maximum: 50 }), most_per_week: Type.Integer({ minimum: 1, maximum: 200 }), wrote_within_days: Type.Integer({ minimum: 0, maximum: 60 }),
  most_per_minute: Type.Integer({ minimum: 1, maximum: 10_000 }), cost_cents: Type.Object({ email: Type.Number({ minimum: 0, maximum: 1000 }), sms: Type.Optional(Type.Number({ minimum: 0, maximum: 1000, description: 'of one segment' })), whatsapp: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })) }),
});
export type SettingsView = Static<typeof Settings>;

export const IncidentWishShape = Type.Object({
  carrier: Type.String({ minLength: 1, maxLength: 60 }), countries: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { maxItems: 60 })), shipped_from: Type.Optional(Type.String({ format: 'date-time' })), shipped_to: Type.Optional(Type.String({ format: 'date-time' })),
  shipment_ids: Type.Optional(Type.Array(uuid, { maxItems: 5000 })), words: Said, status_line: Type.Optional(Said), over_words: Type.Optional(Said), late_days: Type.Integer({ minimum: 1, maximum: 60 }), tag: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
});
export type IncidentWishInput = Static<typeof IncidentWishShape>;

export const IncidentShape = Type.Object({
  id: Type.String(), brand_id: Type.String(), carrier: Type.String(), countries: Type.Array(Type.String()), shipped_from: nullable(Type.String()), shipped_to: nullable(Type.String()), picked: Type.Integer(), words: Said, status_line: Said, over_words: Said,
  late_days: Type.Integer(), state: Type.Enum(['draft', 'waiting', 'deciding', 'on', 'ending', 'ended']), tag: nullable(Type.String()), declared_at: Type.String(), began_at: nullable(Type.String()), ended_at: nullable(Type.String()),
  progress: Type.Object({ decided: Type.Integer(), due: Type.Integer(), sent: Type.Integer(), not_told: Type.Integer(), held_out: Type.Integer(), failed: Type.Integer(), contacts: Type.Integer() }),
});
export type IncidentView = Static<typeof IncidentShape>;

const phoneWay = Type.Enum(['sms', 'whatsapp']);
export const Preferences = Type.Object({ service: Type.Boolean(), marketing: Type.Boolean(), survey: Type.Boolean() }, { description: 'by mail' });
export const PreferencesView = Type.Object({ ...Preferences.properties, ways: Type.Array(Type.Object({ channel: phoneWay, number: Type.String({ description: 'all but its last figures hidden' }), wants: Type.Boolean() }), { description: 'by which the brand could send news of orders to their number' }) });
export const PreferencesWish = Type.Object({ ...Preferences.properties, ways: Type.Optional(Type.Array(Type.Object({ channel: phoneWay, wants: Type.Boolean() }), { maxItems: 2 })) });

export const ExampleWish = Type.Object({ language, subject: Type.String({ maxLength: 200 }), text: Type.String({ maxLength: 4000 }), sms: Type.Optional(Type.String({ maxLength: 1000 })), values: Type.Optional(Type.Array(Type.String({ maxLength: 600 }), { maxItems: 20 })) });
export const Example = Type.Object({
  subject: Type.String(), text: Type.String(), unfilled: Type.Array(Type.String()),
  sms: Type.Object({ text: Type.String(), unfilled: Type.Array(Type.String()), segments: Type.Integer(), length: Type.Integer(), encoding: Type.Enum(['gsm7', 'ucs2']), foreign: Type.Array(Type.String(), { description: 'characters that make it the longer encoding' }), cost_cents: nullable(Type.Number({ description: 'by the settings of the brand' })) }),
  values: Type.Array(Type.String(), { description: 'what fills the places of a template' }),
});
export type ExampleWishInput = Static<typeof ExampleWish>;
export type ExampleView = Static<typeof Example>;
