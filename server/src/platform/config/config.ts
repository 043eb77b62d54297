import { isIP } from 'node:net';
import path from 'node:path';

/** Everything that is set from outside. `settings` below is the one table of names, defaults and meaning. */
export interface Config {
  data: string;
  host: string;
  port: number;
  publicUrl: string;
  smtpHost: string;
  smtpPort: number;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  logLevel: string;
  natsUrl: string | undefined;
  s3Url: string | undefined;
  masterKey: string | undefined;
  tlsCert: string | undefined;
  tlsKey: string | undefined;
  trustProxy: boolean;
  apiRatePerMinute: number;
  mailMaxBytes: number;
  importMaxBytes: number;
  mailRelays: string[];
  clamdUrl: string | undefined;
  smtpRelay: string | undefined;
  allowPrivate: string[];
  googleClient: { id: string; secret: string } | undefined;
  microsoftClient: { id: string; secret: string } | undefined;
  chatSessionsPerMinute: number;
  role: 'all' | 'web' | 'worker';
}

interface Setting {
  name: string;
  fallback: string;
  meaning: string;
}

export const settings: readonly Setting[] = [
  { name: 'KEEPDESK_DATA', fallback: './data', meaning: 'folder of everything that is kept: database, files, keys' },
  { name: 'KEEPDESK_HOST', fallback: '127.0.0.1', meaning: 'address the web server listens on' },
  { name: 'KEEPDESK_PORT', fallback: '3000', meaning: 'port of the web server' },
  { name: 'KEEPDESK_PUBLIC_URL', fallback: 'http://localhost:<port>', meaning: 'address people use, for links in mails, cookies and passkeys' },
  { name: 'KEEPDESK_SMTP_HOST', fallback: 'KEEPDESK_HOST', meaning: 'address the mail server listens on' },
  { name: 'KEEPDESK_SMTP_PORT', fallback: '2525', meaning: 'port of the mail server; 0 turns it off' },
  { name: 'DATABASE_URL', fallback: '(embedded)', meaning: "outside PostgreSQL 16 or newer: the server's role" },
  { name: 'DATABASE_OWNER_URL', fallback: 'DATABASE_URL', meaning: 'the role that owns the database and migrates it' },
  { name: 'KEEPDESK_LOG', fallback: 'info', meaning: 'fatal, error, warn, info, debug, trace or silent' },
  { name: 'KEEPDESK_ROLE', fallback: 'all', meaning: 'all, web or worker: what this process does' },
  { name: 'KEEPDESK_MASTER_KEY', fallback: '(made in the data folder)', meaning: '32 bytes in base64 that encrypt stored secrets' },
  { name: 'KEEPDESK_TLS_CERT', fallback: '', meaning: 'certificate file (PEM) for HTTPS and STARTTLS' },
  { name: 'KEEPDESK_TLS_KEY', fallback: '', meaning: 'key file (PEM) of that certificate' },
  { name: 'KEEPDESK_TRUST_PROXY', fallback: 'false', meaning: 'true behind a reverse proxy that sets X-Forwarded-For' },
  { name: 'KEEPDESK_API_RATE', fallback: '120000', meaning: 'API requests a minute for one key' },
  { name: 'KEEPDESK_MAIL_MAX_BYTES', fallback: '36700160', meaning: 'largest mail that is accepted' },
  { name: 'KEEPDESK_IMPORT_MAX_BYTES', fallback: '21474836480', meaning: 'largest export of another desk that is accepted' },
  { name: 'KEEPDESK_SMTP_RELAY', fallback: '', meaning: 'smtp://user:secret@host:port that sends for mailboxes without a server of their own' },
  { name: 'KEEPDESK_MAIL_RELAYS', fallback: '', meaning: 'addresses or networks (comma-separated) of own mail servers that forward to Keepdesk: their mail is not judged by where it came from' },
  { name: 'KEEPDESK_CLAMD', fallback: '', meaning: 'host:port of clamd; attachments are scanned when set' },
  { name: 'KEEPDESK_ALLOW_PRIVATE', fallback: '', meaning: 'hosts (comma-separated) that outbound requests may reach although private' },
  { name: 'KEEPDESK_GOOGLE_CLIENT_ID', fallback: '', meaning: 'OAuth client that lets mailboxes sign in at Google' },
  { name: 'KEEPDESK_GOOGLE_CLIENT_SECRET', fallback: '', meaning: 'secret of that client' },
  { name: 'KEEPDESK_MICROSOFT_CLIENT_ID', fallback: '', meaning: 'app registration that lets mailboxes sign in at Microsoft' },
  { name: 'KEEPDESK_MICROSOFT_CLIENT_SECRET', fallback: '', meaning: 'secret of that registration' },
  { name: 'KEEPDESK_CHAT_SESSIONS', fallback: '60', meaning: 'new chat visitors a minute from one address; the rest is told to wait' },
  { name: 'NATS_URL', fallback: '', meaning: 'not used yet: fan-out of live news between many processes' },
  { name: 'S3_URL', fallback: '', meaning: 'where files are kept instead of the data folder: s3://key:secret@host/bucket, with ?region=… where the store asks for one' },
];

/** Reads and checks the environment; throws one error that names every wrong value. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = [];
  const text = (name: string, fallback: string): string => env[name]?.trim() || fallback;
  const number = (name: string, fallback: number, low: number, high: number): number => {
    const value = Number(text(name, String(fallback)));
    if (!Number.isInteger(value) || value < low || value > high) wrong.push(`${name} must be a whole number from ${low} to ${high}`);
    return value;
  };
  const choice = <T extends string>(name: string, fallback: T, allowed: readonly T[]): T => {
    const value = text(name, fallback) as T;
    if (!allowed.includes(value)) wrong.push(`${name} must be one of ${allowed.join(', ')}`);
    return value;
  };
  const address = (name: string): string | undefined => {
    const value = text(name, '');
    if (value && !URL.canParse(value)) wrong.push(`${name} is not an address`);
    return value || undefined;
  };
  const networks = (name: string): string[] => {
    const listed = text(name, '').split(',').map((part) => part.trim()).filter(Boolean);
    for (const one of listed) if (!isNetwork(one)) wrong.push(`${name} holds ${one}, which is no address or network`);
    return listed;
  };
  const client = (name: string): { id: string; secret: string } | undefined => {
    const [id, secret] = [text(`KEEPDESK_${name}_CLIENT_ID`, ''), text(`KEEPDESK_${name}_CLIENT_SECRET`, '')];
    if (Boolean(id) !== Boolean(secret)) wrong.push(`KEEPDESK_${name}_CLIENT_ID and KEEPDESK_${name}_CLIENT_SECRET go together`);
    return id && secret ? { id, secret } : undefined;
  };
  const host = text('KEEPDESK_HOST', '127.0.0.1');
  const port = number('KEEPDESK_PORT', 3000, 0, 65535);
  const config: Config = {
    data: path.resolve(text('KEEPDESK_DATA', './data')),
    host,
    port,
    publicUrl: (address('KEEPDESK_PUBLIC_URL') ?? `http://localhost:${port}`).replace(/\/$/, ''),
    smtpHost: text('KEEPDESK_SMTP_HOST', host),
    smtpPort: number('KEEPDESK_SMTP_PORT', 2525, 0, 65535),
    databaseUrl: address('DATABASE_URL'),
    databaseOwnerUrl: address('DATABASE_OWNER_URL') ?? address('DATABASE_URL'),
    logLevel: choice('KEEPDESK_LOG', 'info', ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    natsUrl: address('NATS_URL'),
    s3Url: address('S3_URL'),
    masterKey: text('KEEPDESK_MASTER_KEY', '') || undefined,
    tlsCert: text('KEEPDESK_TLS_CERT', '') || undefined,
    tlsKey: text('KEEPDESK_TLS_KEY', '') || undefined,
    trustProxy: choice('KEEPDESK_TRUST_PROXY', 'false', ['true', 'false']) === 'true',
    apiRatePerMinute: number('KEEPDESK_API_RATE', 120_000, 1, 100_000_000),
    mailMaxBytes: number('KEEPDESK_MAIL_MAX_BYTES', 35 * 1024 * 1024, 1024, 200 * 1024 * 1024),
    importMaxBytes: number('KEEPDESK_IMPORT_MAX_BYTES', 20 * 1024 ** 3, 1024, 1024 ** 4),
    mailRelays: networks('KEEPDESK_MAIL_RELAYS'),
    clamdUrl: text('KEEPDESK_CLAMD', '') || undefined,
    smtpRelay: address('KEEPDESK_SMTP_RELAY'),
    allowPrivate: text('KEEPDESK_ALLOW_PRIVATE', '').split(',').map((part) => part.trim()).filter(Boolean),
    googleClient: client('GOOGLE'),
    microsoftClient: client('MICROSOFT'),
    chatSessionsPerMinute: number('KEEPDESK_CHAT_SESSIONS', 60, 1, 100_000),
    role: choice('KEEPDESK_ROLE', 'all', ['all', 'web', 'worker']),
  };
  if (Boolean(config.tlsCert) !== Boolean(config.tlsKey)) wrong.push('KEEPDESK_TLS_CERT and KEEPDESK_TLS_KEY go together');
  if (config.masterKey && Buffer.from(config.masterKey, 'base64').length !== 32) wrong.push('KEEPDESK_MASTER_KEY must be 32 bytes in base64');
  if (wrong.length > 0) throw new Error(`The settings cannot be used:\n  ${wrong.join('\n  ')}`);
  return config;
}

/** 192.0.2.1, 192.0.2.0/24, 2001:db8::/32 */
function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/');
  const family = isIP(address);
  return family !== 0 && more === undefined && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)));
}
