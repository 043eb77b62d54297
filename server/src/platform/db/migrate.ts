import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** A folder of forward-only SQL files for one Postgres schema. */
export interface MigrationSet {
  schema: string;
  folder: string;
}

const SERVER_ROLE = 'keepdesk_server';
const platformSet: MigrationSet = { schema: 'platform', folder: path.join(import.meta.dirname, '../migrations') };

/**
 * Brings the database up to date, as the owner, one file a transaction, under an advisory lock so that several
 * processes may start together. Answers with the files that were applied. Refuses when an applied file changed.
 */
export async function migrate(ownerUrl: string, sets: readonly MigrationSet[], say: (line: string) => void = () => {}): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('keepdesk.migrate'))`);
    await prepare(client);
    const applied: string[] = [];
    for (const set of [platformSet, ...sets]) applied.push(...(await applySet(client, set, say)));
    return applied;
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    do $$ begin
      if not exists (select from pg_roles where rolname = '${SERVER_ROLE}') then
        create role ${SERVER_ROLE} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
      end if;
    end $$;
    do $$ begin
      if not pg_has_role(current_user, '${SERVER_ROLE}', 'member') then
        execute format('grant ${SERVER_ROLE} to %I', current_user);
      end if;
    exception when insufficient_privilege then null; end $$;
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;
    create schema if not exists platform;
    create table if not exists platform.migration (
      schema text not null, name text not null, checksum text not null, applied_at timestamptz not null default now(),
      primary key (schema, name));
    grant usage on schema platform to ${SERVER_ROLE};
    grant select on platform.migration to ${SERVER_ROLE};`);
}

async function applySet(client: pg.Client, set: MigrationSet, say: (line: string) => void): Promise<string[]> {
  if (!existsSync(set.folder)) return [];
  const done = new Map<string, string>();
  const known = await client.query('select name, checksum from platform.migration where schema = $1', [set.schema]);
  for (const row of known.rows) done.set(row.name, row.checksum);
  const applied: string[] = [];
  for (const name of readdirSync(set.folder).filter((file) => file.endsWith('.sql')).toSorted()) {
    const text = readFileSync(path.join(set.folder, name), 'utf8');
    const checksum = createHash('sha256').update(text).digest('hex');
    const before = done.get(name);
    if (before === checksum) continue;
    if (before !== undefined) throw new Error(`migration ${set.schema}/${name} was changed after it had been applied`);
    await applyFile(client, set.schema, name, text, checksum);
    applied.push(`${set.schema}/${name}`);
    say(`migrated ${set.schema}/${name}`);
  }
  return applied;
}

async function applyFile(client: pg.Client, schema: string, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`
      create schema if not exists ${schema};
      grant usage on schema ${schema} to ${SERVER_ROLE};
      alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${SERVER_ROLE};
      alter default privileges in schema ${schema} grant usage, select on sequences to ${SERVER_ROLE};
      set local keepdesk.brands = '*';`);
    await client.query(text);
    await client.query('insert into platform.migration (schema, name, checksum) values ($1, $2, $3)', [schema, name, checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${schema}/${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
