import { type Static, Type } from 'typebox';

const uuid = Type.String({ format: 'uuid' });
const name = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
const email = Type.String({ format: 'email', maxLength: 254 });
const passphrase = Type.String({ minLength: 1, maxLength: 1000 });
const time = Type.String({ format: 'date-time' });
const optionalTime = Type.Union([time, Type.Null()]);
const locale = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 });
const theme = Type.Union([Type.Literal('system'), Type.Literal('light'), Type.Literal('dark')]);

export const Done = Type.Object({ ok: Type.Boolean() });

export const SessionBrand = Type.Object({ id: uuid, slug: Type.String(), name: Type.String(), color: Type.String(), locale: Type.String(), locales: Type.Array(Type.String()), time_zone: Type.String() });
export const Me = Type.Object({ id: uuid, name: Type.String(), email: Type.String(), locale: Type.String(), theme, shortcuts_enabled: Type.Boolean(), two_factor_enabled: Type.Boolean() });
/** What a browser needs to know before it draws anything. */
export const Session = Type.Object({
  person: Type.Union([Me, Type.Null()]),
  setup_needed: Type.Boolean(),
  brands: Type.Array(SessionBrand),
  permissions: Type.Array(Type.String()),
  demo: Type.Boolean(),
});
export type SessionView = Static<typeof Session>;

export const Setup = Type.Object({ name, email, passphrase, locale: Type.Optional(locale) });
export const MeChange = Type.Object({ name: Type.Optional(name), locale: Type.Optional(locale), theme: Type.Optional(theme), shortcuts_enabled: Type.Optional(Type.Boolean()) });

export const OpenSession = Type.Object({ id: uuid, current: Type.Boolean(), ip_address: Type.Union([Type.String(), Type.Null()]), user_agent: Type.Union([Type.String(), Type.Null()]), created_at: time, last_used_at: time, expires_at: time });
export const Security = Type.Object({
  two_factor_enabled: Type.Boolean(),
  passkeys: Type.Array(Type.Object({ id: uuid, name: Type.String(), created_at: optionalTime })),
  sessions: Type.Array(OpenSession),
});
export type SecurityView = Static<typeof Security>;

export const Business = Type.Object({ legal_name: Type.Optional(Type.String()), address: Type.Optional(Type.String()), vat_id: Type.Optional(Type.String()), website: Type.Optional(Type.String()) });
const brandFields = {
  slug: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,48}$' }),
  name,
  domain: Type.String({ maxLength: 253, pattern: '^$|^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+$' }),
  color: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
  locale,
  locales: Type.Array(locale, { minItems: 1, maxItems: 40 }),
  time_zone: Type.String({ minLength: 1, maxLength: 64 }),
  business: Business,
};
export const Brand = Type.Object({ id: uuid, ...brandFields, created_at: time, archived_at: optionalTime });
export type BrandView = Static<typeof Brand>;
const { name: brandName, ...brandChoices } = brandFields;
export const NewBrand = Type.Object({ name: brandName, ...Type.Partial(Type.Object(brandChoices)).properties });
export const BrandChange = Type.Object({ ...Type.Partial(Type.Object(brandFields)).properties, archived: Type.Optional(Type.Boolean()) });

/** `brand_id` null: every brand, present and future. */
export const Assignment = Type.Object({ role_id: uuid, brand_id: Type.Union([uuid, Type.Null()]) });
export const Person = Type.Object({
  id: uuid, name: Type.String(), email: Type.String(), disabled_at: optionalTime, two_factor_enabled: Type.Boolean(), passkeys: Type.Integer(),
  last_seen_at: optionalTime, roles: Type.Array(Assignment), team_ids: Type.Array(uuid), created_at: time,
});
export type PersonView = Static<typeof Person>;
export const PersonChange = Type.Object({ name: Type.Optional(name), disabled: Type.Optional(Type.Boolean()), remove_second_factors: Type.Optional(Type.Literal(true)), roles: Type.Optional(Type.Array(Assignment, { maxItems: 200 })), team_ids: Type.Optional(Type.Array(uuid, { maxItems: 200 })) });

export const Role = Type.Object({ id: uuid, name: Type.String(), description: Type.String(), permissions: Type.Array(Type.String()), built_in: Type.Boolean(), people: Type.Integer() });
const permissions = Type.Array(Type.String({ maxLength: 100 }), { maxItems: 500 });
export const NewRole = Type.Object({ name, description: Type.Optional(Type.String({ maxLength: 500 })), permissions });
export const RoleChange = Type.Object({ name: Type.Optional(name), description: Type.Optional(Type.String({ maxLength: 500 })), permissions: Type.Optional(permissions) });
export const Permission = Type.Object({ name: Type.String(), allows: Type.String() });

/** What one person may do: where (null for every brand, now and later), and through which roles. */
export const Abilities = Type.Object({
  person: Type.Object({ id: uuid, name: Type.String(), disabled: Type.Boolean() }),
  abilities: Type.Array(Type.Object({ permission: Type.String(), allows: Type.String(), brand_ids: Type.Union([Type.Array(uuid), Type.Null()]), through: Type.Array(Assignment) })),
});
export type AbilitiesView = Static<typeof Abilities>;

export const Invitation = Type.Object({ id: uuid, email: Type.String(), name: Type.String(), roles: Type.Array(Assignment), team_ids: Type.Array(uuid), created_at: time, expires_at: time });
export type InvitationView = Static<typeof Invitation>;
export const NewInvitation = Type.Object({ email, name: Type.Optional(Type.String({ maxLength: 120 })), roles: Type.Array(Assignment, { minItems: 1, maxItems: 200 }), team_ids: Type.Optional(Type.Array(uuid)), send_mail: Type.Optional(Type.Boolean()) });
/** The link is shown to whoever invites, this once. */
export const SentInvitation = Type.Object({ invitation: Invitation, link: Type.String(), mailed: Type.Boolean() });
export const InvitationLookup = Type.Object({ email: Type.String(), name: Type.String(), expires_at: time });
export const Forgotten = Type.Object({ email });
export const ResetLink = Type.Object({ link: Type.String() });
export const Acceptance = Type.Object({ token: Type.String({ maxLength: 200 }), name, passphrase, locale: Type.Optional(locale) });

export const Key = Type.Object({ id: uuid, name: Type.String(), hint: Type.String(), role_id: uuid, role_name: Type.String(), brand_ids: Type.Union([Type.Array(uuid), Type.Null()]), created_at: time, expires_at: optionalTime, last_used_at: optionalTime });
export type KeyView = Static<typeof Key>;
export const NewKey = Type.Object({ name, role_id: uuid, brand_ids: Type.Union([Type.Array(uuid, { minItems: 1 }), Type.Null()]), expires_at: Type.Optional(optionalTime) });
export const CreatedKey = Type.Object({ key: Key, token: Type.String() });

export const Team = Type.Object({ id: uuid, name: Type.String(), site_id: Type.Union([uuid, Type.Null()]), member_ids: Type.Array(uuid), lead_ids: Type.Array(uuid) });
const teamChoices = { site_id: Type.Optional(Type.Union([uuid, Type.Null()])), member_ids: Type.Optional(Type.Array(uuid)), lead_ids: Type.Optional(Type.Array(uuid)) };
export const NewTeam = Type.Object({ name, ...teamChoices });
export const TeamChange = Type.Object({ name: Type.Optional(name), ...teamChoices });
export const Site = Type.Object({ id: uuid, name: Type.String(), country: Type.String(), time_zone: Type.String() });
export const NewSite = Type.Object({ name, country: Type.Optional(Type.String({ maxLength: 60 })), time_zone: Type.Optional(Type.String({ maxLength: 64 })) });
export const SiteChange = Type.Partial(NewSite);
/** Colleagues as everybody sees them: for mentions, assignment and avatars. */
export const Colleague = Type.Object({ id: uuid, name: Type.String() });

/** A way to sign in besides the passphrase, for the sign-in page. */
export const SignInWay = Type.Object({ provider_id: Type.String(), name: Type.String() });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
export const Provider = Type.Object({
  id: uuid,
  provider_id: Type.String(),
  kind: Type.Union([Type.Literal('oidc'), Type.Literal('saml')]),
  name: Type.String(),
  domains: Type.Array(Type.String()),
  issuer: nullable(Type.String()),
  client_id: nullable(Type.String()),
  has_secret: Type.Boolean(),
  entity_id: nullable(Type.String()),
  entry_point: nullable(Type.String()),
  certificates: Type.Array(Type.String()),
  /** what somebody gets who comes this way for the first time; null: nobody new comes in. A brand of null is every brand */
  newcomer_role_id: nullable(uuid),
  newcomer_brand_id: nullable(uuid),
  enabled: Type.Boolean(),
  last_used_at: optionalTime,
  last_refused_at: optionalTime,
  last_refused: nullable(Type.String()),
  /** what the provider is to be told: where people come back, and, for SAML, who we are */
  callback_url: Type.String(),
  our_entity_id: nullable(Type.String()),
});
export type ProviderView = Static<typeof Provider>;
const providerFields = {
  name: Type.String({ minLength: 1, maxLength: 60 }), domains: Type.Array(Type.String({ maxLength: 253 }), { maxItems: 50 }), issuer: Type.String({ maxLength: 500 }), client_id: Type.String({ maxLength: 300 }), client_secret: Type.String({ maxLength: 500 }),
  entity_id: Type.String({ maxLength: 500 }), entry_point: Type.String({ maxLength: 1000 }), certificates: Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 5 }), newcomer_role_id: nullable(uuid), newcomer_brand_id: nullable(uuid), enabled: Type.Boolean(),
};
export const ProviderChange = Type.Partial(Type.Object(providerFields));
export type ProviderChangeInput = Static<typeof ProviderChange>;
export const NewProvider = Type.Intersect([Type.Object({ kind: Type.Union([Type.Literal('oidc'), Type.Literal('saml')]) }), ProviderChange]);
