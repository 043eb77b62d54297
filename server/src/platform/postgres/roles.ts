import pg from 'pg';

export const OWNER_ROLE = 'keepdesk_owner';
export const SERVER_ROLE = 'keepdesk_server';
export const DATABASE = 'keepdesk';

/**
 * Creates what Keepdesk connects with, if missing: the owner (migrates, owns the database) and the
 * server role, which owns nothing, creates nothing and cannot step over row-level security.
 */
export async function prepareRoles(adminUrl: string, passwords: { owner: string; server: string }): Promise<void> {
  await withAdmin(adminUrl, async (admin) => {
    await ensureRole(admin, OWNER_ROLE, passwords.owner);
    await ensureRole(admin, SERVER_ROLE, passwords.server);
    await ensureDatabase(admin, DATABASE);
  });
}

/** Creates a database owned by the owner role, optionally as a copy of `template`. */
export async function createDatabase(admin: pg.Client, name: string, template?: string): Promise<void> {
  const copy = template ? ` template ${admin.escapeIdentifier(template)} strategy file_copy` : '';
  await admin.query(`create database ${admin.escapeIdentifier(name)} owner ${OWNER_ROLE}${copy}`);
  await admin.query(`revoke all on database ${admin.escapeIdentifier(name)} from public`);
  await admin.query(`grant connect on database ${admin.escapeIdentifier(name)} to ${SERVER_ROLE}`);
}

export async function withAdmin<T>(adminUrl: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl });
  // A server that stops while we hold the connection must not end the process.
  admin.on('error', () => undefined);
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function ensureRole(admin: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls';
  await admin.query(`create role ${role} ${rights} password ${admin.escapeLiteral(password)}`);
}

async function ensureDatabase(admin: pg.Client, name: string): Promise<void> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
  if (!rowCount) await createDatabase(admin, name);
}
