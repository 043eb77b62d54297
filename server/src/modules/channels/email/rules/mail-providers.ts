export type ProviderName = 'google' | 'microsoft';

export interface Door {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
}

/** Where people of one provider sign in, and where their mail is. */
export interface MailProvider {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scopes: readonly string[];
  /** what else the provider's sign-in page is told */
  readonly extras: Readonly<Record<string, string>>;
  readonly imap: Door;
  readonly smtp: Door;
}

export type MailProviders = Readonly<Partial<Record<ProviderName, MailProvider>>>;

export interface ClientKeys {
  readonly id: string;
  readonly secret: string;
}

/** The providers that are set up, as their own documentation describes them. */
export function mailProviders(keys: { google: ClientKeys | undefined; microsoft: ClientKeys | undefined }): MailProviders {
  return {
    ...(keys.google ? { google: {
      clientId: keys.google.id, clientSecret: keys.google.secret, authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth', tokenUrl: 'https://oauth2.googleapis.com/token',
      // Without consent asked for anew Google gives no refresh token the second time.
      scopes: ['https://mail.google.com/'], extras: { access_type: 'offline', prompt: 'consent' },
      imap: { host: 'imap.gmail.com', port: 993, secure: true }, smtp: { host: 'smtp.gmail.com', port: 465, secure: true },
    } } : {}),
    ...(keys.microsoft ? { microsoft: {
      clientId: keys.microsoft.id, clientSecret: keys.microsoft.secret, authorizeUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize', tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      scopes: ['https://outlook.office.com/IMAP.AccessAsUser.All', 'https://outlook.office.com/SMTP.Send', 'offline_access'], extras: { prompt: 'select_account' },
      imap: { host: 'outlook.office365.com', port: 993, secure: true }, smtp: { host: 'smtp.office365.com', port: 587, secure: false },
    } } : {}),
  };
}

/** The page where somebody allows us to read and send for a mailbox (RFC 6749 §4.1.1, with PKCE by RFC 7636). */
export function authorizationUrl(provider: MailProvider, ask: { redirectUri: string; state: string; challenge: string; loginHint: string }): string {
  const url = new URL(provider.authorizeUrl);
  const fields = { response_type: 'code', client_id: provider.clientId, redirect_uri: ask.redirectUri, scope: provider.scopes.join(' '), state: ask.state, code_challenge: ask.challenge, code_challenge_method: 'S256', login_hint: ask.loginHint, ...provider.extras };
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return url.href;
}
