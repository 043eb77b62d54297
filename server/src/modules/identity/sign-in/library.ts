import { passkey } from '@better-auth/passkey';
import { sso } from '@better-auth/sso';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import pg from 'pg';
import { uuidV7 } from '../../../platform/ids/ids.ts';
import type { IdentityPorts } from '../ports.ts';
import { hashPassphrase, verifyPassphrase } from './hash-passphrase.ts';
import type { Providers } from './providers.ts';

export const SESSION_DAYS = 14;
const COOKIE_PREFIX = 'keepdesk';
export const CLIENT_ADDRESS_HEADER = 'x-keepdesk-client-address';

/** Things to do when the library did something, so that our record knows of it. */
export interface LibraryHooks {
  readonly mayOpenSession: (personId: string) => Promise<boolean>;
  readonly sessionOpened: (personId: string, sessionId: string) => Promise<void>;
}

/** The sign-in library on our tables: passphrases, second factors, passkeys, providers elsewhere, sessions. */
export function openLibrary(ports: IdentityPorts, hooks: LibraryHooks, providers: Providers) {
  const pool = openPool(ports);
  const url = new URL(ports.publicUrl);
  const library = betterAuth({
    appName: 'Keepdesk',
    baseURL: ports.publicUrl,
    basePath: '/api/auth',
    secret: ports.secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message: unknown) => ports.log.warn({ because: String(message instanceof Error ? message.message : message).slice(0, 200) }, 'sign-in library') },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassphrase, verify: verifyPassphrase },
      revokeSessionsOnPasswordReset: true,
    },
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
    session: {
      modelName: 'session',
      fields: { userId: 'person_id', expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at', ipAddress: 'ip_address', userAgent: 'user_agent' },
      expiresIn: SESSION_DAYS * 86_400,
      updateAge: 86_400,
      freshAge: 86_400,
    },
    account: { modelName: 'credential', fields: credentialFields },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    // Counted in the database, so that several web processes count together.
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'rate_limit',
      fields: { lastRequest: 'last_request' },
      window: 60,
      max: 60,
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/sign-in/sso': { window: 60, max: 60 }, '/sso/*': { window: 60, max: 60 }, '/two-factor/*': { window: 60, max: 10 }, '/passkey/verify-authentication': { window: 60, max: 10 }, '/get-session': false },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: url.protocol === 'https:',
      database: { generateId: () => uuidV7() },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: 'lax' },
    },
    trustedOrigins: (request) => [url.origin, ...sameOrigin(request), ...providers.origins()],
    onAPIError: { errorURL: `${url.origin}/sign-in` },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => (await hooks.mayOpenSession(session.userId) ? undefined : false),
          after: async (session) => hooks.sessionOpened(session.userId, session.id),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Keepdesk',
        twoFactorTable: 'two_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { fields: { userId: 'person_id', backupCodes: 'recovery_codes', failedVerificationCount: 'failed_count', lockedUntil: 'locked_until' } },
        },
      }),
      // Providers are kept by us, with their secrets sealed; the library registers none itself.
      sso({ defaultSSO: providers.list, providersLimit: 0, disableImplicitSignUp: true, resolveUser: providers.resolve, modelName: 'sso_provider', fields: { oidcConfig: 'oidc_config', samlConfig: 'saml_config', userId: 'person_id', providerId: 'provider_id', organizationId: 'organization_id' }, saml: { requireTimestamps: true, algorithms: { onDeprecated: 'reject' } } }),
      passkey({
        rpName: 'Keepdesk',
        rpID: url.hostname,
        schema: { passkey: { fields: { userId: 'person_id', publicKey: 'public_key', credentialID: 'credential_id', deviceType: 'device_type', backedUp: 'backed_up', createdAt: 'created_at' } } },
      }),
    ],
  });
  return { handler: library.handler, close: () => pool.end() };
}

export type Library = ReturnType<typeof openLibrary>;

/** Name of the session cookie, as the library makes it from the settings above. */
export function sessionCookieName(publicUrl: string): string {
  return `${publicUrl.startsWith('https:') ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

const credentialFields = {
  userId: 'person_id', accountId: 'account_id', providerId: 'provider_id', password: 'passphrase_hash', accessToken: 'access_token', refreshToken: 'refresh_token',
  idToken: 'id_token', accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', createdAt: 'created_at', updatedAt: 'updated_at',
} as const;

function openPool(ports: IdentityPorts): pg.Pool {
  const pool = new pg.Pool({ connectionString: ports.db.url, max: 3, idleTimeoutMillis: 30_000, options: '-c search_path=identity' });
  pool.on('error', (error) => ports.log.warn({ err: error }, 'a sign-in connection was lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A browser on the same host is us, by whatever name it found us; cookies are bound to that name. */
function sameOrigin(request: Request | undefined): string[] {
  const host = request?.headers.get('host');
  return host ? [`http://${host}`, `https://${host}`] : [];
}
