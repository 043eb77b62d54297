import { Type, type Static } from 'typebox';

/** The languages shoppers are spoken to in. */
export const languages = ['en', 'de', 'es', 'fr', 'it', 'nl', 'pt', 'ja', 'ar'] as const;
/** How far a shopper may go alone: not at all, with a person who decides, or alone. */
export const leave = ['no', 'ask', 'alone'] as const;
export const fonts = ['system', 'serif', 'rounded'] as const;
export const corners = ['square', 'soft', 'round'] as const;
/** Minutes a browser may stay let in. */
export const SESSION = { least: 30, most: 1440 } as const;

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const Language = Type.Enum([...languages]);

const Look = Type.Object({ color: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }), logo_url: Type.String({ maxLength: 2000, pattern: '^(https://.*)?$' }), font: Type.Enum([...fonts]), corners: Type.Enum([...corners]), dark: Type.Boolean() }, closed);
const May = Type.Object({ address: Type.Enum([...leave]), cancel: Type.Enum([...leave]), returns: Type.Boolean(), claims: Type.Boolean(), ask: Type.Boolean() }, closed);
const text = Type.Optional(Type.Object({ welcome: Type.Optional(Type.String({ maxLength: 600 })) }, closed));
const Texts = Type.Object({ en: text, de: text, es: text, fr: text, it: text, nl: text, pt: text, ja: text, ar: text }, closed);

const changeable = {
  enabled: Type.Boolean(),
  /** a host name of the brand's own that points here; null: none */
  domain: nullable(Type.String({ maxLength: 253 })),
  look: Look, languages: Type.Array(Language, { minItems: 1, uniqueItems: true }), may: May,
  session_minutes: Type.Integer({ minimum: SESSION.least, maximum: SESSION.most }), link_days: Type.Integer({ minimum: 1, maximum: 180 }),
  /** origins of shop pages, besides the brand's domain, whose search for an order may lead here */
  embed_origins: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 20 }),
  texts: Texts,
};

/** A brand's portal as the settings show it. */
export const PortalSettings = Type.Object({
  ...changeable, brand_id: Type.String(), url: Type.String(), has_secret: Type.Boolean(), snippet: Type.String(),
  /** what its colour became, to be readable */
  readable: Type.Object({ light: Type.String(), dark: Type.String(), corrected: Type.Boolean() }),
});
export type PortalSettingsView = Static<typeof PortalSettings>;
export const PortalSettingsChange = Type.Partial(Type.Object(changeable), closed);
export type PortalSettingsChangeInput = Static<typeof PortalSettingsChange>;
export const PortalSecret = Type.Object({ secret: Type.String() });
export const PortalPreview = Type.Object({ look: Look, language: Language, welcome: Type.Optional(Type.String({ maxLength: 600 })), page: Type.Union([Type.Literal('find'), Type.Literal('order')]) }, closed);
export const PreviewShown = Type.Object({ html: Type.String() });
