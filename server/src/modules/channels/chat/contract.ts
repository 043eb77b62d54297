import { Type, type Static } from 'typebox';
import { Watching } from '../../invitations/contract.ts';

const text = Type.String();
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const asked = Type.Union([Type.Literal('off'), Type.Literal('optional'), Type.Literal('required')]);

/** How a brand's chat looks and behaves. */
export const Look = Type.Object({
  color: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
  position: Type.Union([Type.Literal('right'), Type.Literal('left')]),
  theme: Type.Union([Type.Literal('auto'), Type.Literal('light'), Type.Literal('dark')]),
  logo_url: Type.String({ maxLength: 500, pattern: '^(https://.*)?$' }),
  title: Type.String({ maxLength: 60 }),
  greeting: Type.String({ maxLength: 300 }),
  /** said outside of business hours, above the next opening */
  away_text: Type.String({ maxLength: 300 }),
  /** outside of business hours the button stays away altogether */
  hide_when_closed: Type.Boolean(),
  form: Type.Object({ name: asked, email: asked, topics: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 12 }) }),
  /** minutes without a browser after which replies go on by mail */
  away_minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
});
export type LookView = Static<typeof Look>;

export const ChatSettings = Type.Object({ enabled: Type.Boolean(), key: text, origins: Type.Array(text), usual_origins: Type.Array(text), look: Look, has_secret: Type.Boolean(), snippet: text, changed_at: nullable(text) });
export type ChatSettingsView = Static<typeof ChatSettings>;
export const ChatSettingsChange = Type.Object({ enabled: Type.Optional(Type.Boolean()), origins: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 })), look: Type.Optional(Type.Partial(Look)) }, { additionalProperties: false });
export type ChatSettingsChangeInput = Static<typeof ChatSettingsChange>;
export const NewSecret = Type.Object({ secret: text });

const Page = Type.Object({ url: text, title: text, referrer: text, at: text });
const Cart = Type.Object({ currency: nullable(text), total_minor: nullable(Type.Integer()), lines: Type.Array(Type.Object({ title: text, quantity: Type.Integer(), price_minor: nullable(Type.Integer()), sku: nullable(text), url: nullable(text) })) });

/** What the desk shows beside a chat. */
export const ChatBeside = Type.Object({
  visitor: nullable(Type.Object({
    name: text, email: nullable(text), signed_in: Type.Boolean(), online: Type.Boolean(), last_seen_at: text, blocked: Type.Boolean(), locale: nullable(text),
    pages: Type.Array(Page), cart: nullable(Cart),
  })),
  ended: Type.Boolean(),
  /** the newest message of ours that reached the browser, and that was looked at */
  delivered_message_id: nullable(text),
  seen_message_id: nullable(text),
  /** the newest message of ours that went on by mail */
  mailed_message_id: nullable(text),
});
export type ChatBesideView = Static<typeof ChatBeside>;

const Name = Type.String({ maxLength: 120 });
const Email = Type.String({ maxLength: 254 });
/** id.secret of a visitor, as its browser keeps it */
const Credentials = Type.String({ maxLength: 120 });

export const StartChat = Type.Object({ visitor: Type.Optional(Credentials), locale: Type.Optional(Type.String({ maxLength: 20, pattern: '^[A-Za-z-]*$' })) });
export const Said = Type.Object({
  /** made by the browser: the same one twice is one message */
  client_id: Type.String({ minLength: 8, maxLength: 64 }),
  text: Type.String({ maxLength: 20_000 }),
  /** the chat it belongs to; the one that is open, or a new one, when absent */
  chat: Type.Optional(Type.String({ format: 'uuid' })),
  files: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 10 })),
  topic: Type.Optional(Type.String({ maxLength: 60 })),
  /** the invitation that led here */
  invitation: Type.Optional(Type.String({ maxLength: 40 })),
  page: Type.Optional(Type.Object({ url: Type.String({ maxLength: 2000 }), title: Type.Optional(Type.String({ maxLength: 500 })), referrer: Type.Optional(Type.String({ maxLength: 2000 })) })),
});
export type SaidInput = Static<typeof Said>;
export const Placed = Type.Object({ chat: text, seq: Type.Integer() });
export const File = Type.Object({ id: text, name: text, type: text, size: Type.Integer() });
export const Line = Type.Object({ seq: Type.Integer(), id: text, client_id: nullable(text), ours: Type.Boolean(), author: text, text, at: text, by_mail: Type.Boolean(), files: Type.Array(File) });
export type LineView = Static<typeof Line>;
/** How did it go, asked in the chat; `score` once it was answered. All words are in the shopper's language. */
export const ChatSurvey = Type.Object({
  id: text, question: text, scale: Type.Array(Type.Object({ score: Type.Integer(), name: text })), low: text, high: text, score: nullable(Type.Integer()), commented: Type.Boolean(),
  words: Type.Object({ thanks: text, comment: text, hint: text, send: text, kept: text }),
});
export type ChatSurveyView = Static<typeof ChatSurvey>;
export const Chat = Type.Object({ id: text, subject: text, last_seq: Type.Integer(), seen_seq: Type.Integer(), read_seq: Type.Integer(), ended: Type.Boolean(), at: text, survey: nullable(ChatSurvey) });
/** An answer, or a few words with it; both may be changed for a while. */
export const SurveyAnswer = Type.Object({ score: Type.Optional(Type.Integer()), comment: Type.Optional(Type.String({ maxLength: 4000 })) });
export type ChatView = Static<typeof Chat>;
export const Me = Type.Object({ name: text, email: nullable(text), signed_in: Type.Boolean() });
export const Started = Type.Object({ visitor: text, me: Me, open: Type.Boolean(), next_open_at: nullable(text), time_zone: text, chats: Type.Array(Chat) });
export type StartedView = Static<typeof Started>;
export const PublicLook = Type.Object({ brand: text, look: Type.Omit(Look, ['away_minutes']), open: Type.Boolean(), next_open_at: nullable(text), /** said above everything else at a peak, by language */ banner: nullable(Type.Record(text, text)), /** a line for each carrier in trouble, by language */ status: Type.Array(Type.Record(text, text)), /** what invitations watch for; null while nobody is invited */ invitations: nullable(Watching) });
export const Details = Type.Object({ name: Type.Optional(Name), email: Type.Optional(Email) });
export type DetailsInput = Static<typeof Details>;
export const Identify = Type.Object({ token: Type.String({ maxLength: 4000 }) });
export const Orders = Type.Object({ data: Type.Array(Type.Object({ number: text, placed_at: text, state: text, total_minor: Type.Integer(), currency: text, lines: Type.Array(Type.Object({ title: text, quantity: Type.Integer() })), parcels: Type.Array(Type.Object({ state: text, tracking_url: nullable(text), estimated_delivery_at: nullable(text), delivered_at: nullable(text) })) })) });
export type OrdersView = Static<typeof Orders>;
export const Lines = Type.Object({ data: Type.Array(Line), last_seq: Type.Integer() });
export const SeenInput = Type.Object({ seq: Type.Integer({ minimum: 0 }) });
export const Block = Type.Object({ blocked: Type.Boolean() });
export const Done = Type.Object({ done: Type.Boolean() });
