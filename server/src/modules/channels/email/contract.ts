import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const address = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@]+@[^\\s@]+$' });
const host = Type.String({ minLength: 1, maxLength: 253 });
const port = Type.Integer({ minimum: 1, maximum: 65535 });

const auth = Type.Union([Type.Literal('password'), Type.Literal('google'), Type.Literal('microsoft')]);

export const Incoming = Type.Union([
  Type.Object({ kind: Type.Literal('smtp') }),
  Type.Object({ kind: Type.Literal('imap'), host, port, secure: Type.Boolean(), user: Type.String({ maxLength: 320 }), auth, fetch_days: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650, description: 'days of mail to take in when the mailbox is first read; only what is new when absent' })) }),
]);
export const Outgoing = Type.Union([
  Type.Object({ kind: Type.Literal('system') }),
  Type.Object({ kind: Type.Literal('smtp'), host, port, secure: Type.Boolean(), user: Type.String({ maxLength: 320 }), auth: Type.Optional(auth) }),
]);

const Health = Type.Object({ working: nullable(Type.Boolean()), last_success_at: nullable(Type.String()), error: nullable(Type.String()), failing_since: nullable(Type.String()) });

export const Mailbox = Type.Object({
  id: Type.String(), brand_id: Type.String(), address: Type.String(), name: Type.String(), aliases: Type.Array(Type.String()), signature_html: Type.String(), is_default: Type.Boolean(),
  incoming: Incoming, outgoing: Outgoing, health: Type.Object({ incoming: Health, outgoing: Health }), waiting_replies: Type.Integer(),
});
export type MailboxView = Static<typeof Mailbox>;

const fields = {
  name: Type.Optional(Type.String({ maxLength: 120 })),
  aliases: Type.Optional(Type.Array(address, { maxItems: 100 })),
  signature_html: Type.Optional(Type.String({ maxLength: 20_000 })),
  is_default: Type.Optional(Type.Boolean()),
  incoming: Type.Optional(Incoming),
  outgoing: Type.Optional(Outgoing),
  incoming_password: Type.Optional(Type.String({ maxLength: 1000 })),
  outgoing_password: Type.Optional(Type.String({ maxLength: 1000 })),
};
export const NewMailbox = Type.Object({ brand_id: Type.String({ format: 'uuid' }), address, ...fields });
export const MailboxChange = Type.Object({ address: Type.Optional(address), ...fields });
export type MailboxChangeInput = Static<typeof MailboxChange>;

const recordFields = { kind: Type.Union([Type.Literal('spf'), Type.Literal('dkim'), Type.Literal('dmarc'), Type.Literal('mx')]), type: Type.String(), name: Type.String(), value: Type.String(), why: Type.String() };
const DnsRecord = Type.Object(recordFields);
export type DnsRecordView = Static<typeof DnsRecord>;
export const DomainSetup = Type.Object({ domain: Type.String(), records: Type.Array(DnsRecord) });
export type DomainSetupView = Static<typeof DomainSetup>;

const RecordState = Type.Union([Type.Literal('set'), Type.Literal('other'), Type.Literal('missing'), Type.Literal('unknown')]);
/** The same, with what the world sees of each record. */
export const DomainCheck = Type.Object({ domain: Type.String(), records: Type.Array(Type.Object({ ...recordFields, state: RecordState })) });
export type DomainCheckView = Static<typeof DomainCheck>;

/** Why a server does not let us in; screens have words for each. */
const Problem = Type.Union([
  Type.Literal('refused'), Type.Literal('no_such_name'), Type.Literal('unreachable'), Type.Literal('timeout'), Type.Literal('certificate'), Type.Literal('consent'),
  Type.Literal('private'), Type.Literal('no_relay'), Type.Literal('no_password'), Type.Literal('door_closed'), Type.Literal('other'),
]);
export type ConnectionProblem = Static<typeof Problem>;

const Tried = Type.Object({ ok: Type.Boolean(), error: nullable(Type.String()), problem: Type.Union([Problem, Type.Null()]) });
export const ConnectionTest = Type.Object({ incoming: Tried, outgoing: Tried });
export type ConnectionTestView = Static<typeof ConnectionTest>;

/** How mail can come in and go out at this installation, as it is set up. */
export const MailWays = Type.Object({
  smtp: Type.Object({ host: Type.String(), port: nullable(Type.Integer()), tls: Type.Boolean(), only_here: Type.Boolean({ description: 'nobody on the internet can reach this host' }) }),
  relay: Type.Boolean({ description: 'a relay is set for mailboxes without a server of their own' }),
  providers: Type.Array(Type.Union([Type.Literal('google'), Type.Literal('microsoft')]), { description: 'where mailboxes can sign in' }),
  redirect_url: Type.String({ description: 'what an OAuth client has to allow' }),
});
export type MailWaysView = Static<typeof MailWays>;

export const SignInStart = Type.Object({ provider: Type.Union([Type.Literal('google'), Type.Literal('microsoft')]), back_to: Type.Optional(Type.Union([Type.Literal('settings'), Type.Literal('set_up')], { description: 'the screen the person is sent back to' })) });
export type SignInStartInput = Static<typeof SignInStart>;
