import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { ill, warning, well, type Finding } from './finding.ts';

const sources = path.join(import.meta.dirname, '../..');
const OLDEST_VERSION = 16;

/** Version, migrations, row policies, roles, long transactions, resting jobs, listeners that lag, actions on orders nobody knows the end of. */
export async function lookAtDatabase(ownerUrl: string, serverUrl: string): Promise<Finding[]> {
  const [owner, server] = [new pg.Client({ connectionString: ownerUrl }), new pg.Client({ connectionString: serverUrl })];
  for (const client of [owner, server]) client.on('error', () => undefined);
  try {
    await Promise.all([owner.connect(), server.connect()]);
    const findings = [await version(owner), await migrations(owner)];
    if (findings.some((finding) => finding.state === 'ill')) return findings;
    return [...findings, await role(server), await policies(owner), await transactions(owner), await jobs(owner), await listeners(owner), await orderActions(owner)];
  } catch (error) {
    return [ill('database', (error as Error).message, 'Is PostgreSQL running, and are DATABASE_URL and DATABASE_OWNER_URL right?')];
  } finally {
    await Promise.allSettled([owner.end(), server.end()]);
  }
}

async function version(owner: pg.Client): Promise<Finding> {
  const number = Number((await owner.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]?.v ?? 0);
  const major = Math.floor(number / 10_000);
  return major >= OLDEST_VERSION ? well('database', `PostgreSQL ${major}.${number % 10_000}`) : ill('database', `PostgreSQL ${major}`, `Keepdesk needs PostgreSQL ${OLDEST_VERSION} or newer.`);
}

async function migrations(owner: pg.Client): Promise<Finding> {
  const wanted = globSync(['platform/migrations/*.sql', 'modules/**/migrations/*.sql'], { cwd: sources });
  const present = await owner.query<{ schema: string; name: string; checksum: string }>('select schema, name, checksum from platform.migration').catch(() => null);
  if (!present) return ill('migrations', 'the database is empty', 'Run keepdesk migrate, or start Keepdesk.');
  const known = new Map(present.rows.map((row) => [`${row.schema}/${row.name}`, row.checksum]));
  const [missing, changed]: [string[], string[]] = [[], []];
  for (const file of wanted) {
    const module = path.dirname(path.dirname(file)).split(path.sep).slice(file.startsWith('platform') ? 0 : 1);
    const name = `${module.join('_').replaceAll('-', '_')}/${path.basename(file)}`;
    const checksum = known.get(name);
    if (checksum === undefined) missing.push(name);
    else if (checksum !== createHash('sha256').update(readFileSync(path.join(sources, file))).digest('hex')) changed.push(name);
  }
  if (changed.length > 0) return ill('migrations', `changed after they ran: ${changed.join(', ')}`, 'This checkout and the database are not of the same history.');
  return missing.length > 0 ? ill('migrations', `not run: ${missing.join(', ')}`, 'Run keepdesk migrate.') : well('migrations', `${wanted.length} of ${wanted.length} applied`);
}

/** What the server connects as must not be able to step over the separation of brands. */
async function role(server: pg.Client): Promise<Finding> {
  await server.query(`do $$ begin if pg_has_role(current_user, 'keepdesk_server', 'member') then set role keepdesk_server; end if; end $$`).catch(() => undefined);
  const { rows } = await server.query<{ rolname: string; free: boolean; owns: number }>(
    `select r.rolname, r.rolsuper or r.rolbypassrls as free,
       (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and c.relkind = 'r' and n.nspname !~ '^pg_') as owns
     from pg_roles r where r.rolname = current_user`,
  );
  const [found] = rows;
  if (!found || found.free || found.owns > 0) return ill('separation', `the server works as ${found?.rolname}, which can step over row policies`, 'Let DATABASE_URL name a role that owns no table, is no superuser and has no BYPASSRLS; keep the owner in DATABASE_OWNER_URL.');
  return well('separation', `the server works as ${found.rolname}, bound by row policies`);
}

async function policies(owner: pg.Client): Promise<Finding> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'brand_id' and not a.attisdropped and a.attnotnull
     where c.relkind in ('r', 'p') and not c.relrowsecurity and n.nspname !~ '^pg_' and not c.relispartition
       and format('%s.%s', n.nspname, c.relname) <> 'identity.role_assignment'
       -- What the server cannot read (search tables behind functions that filter the brand) is separate too.
       and (to_regrole('keepdesk_server') is null or has_table_privilege('keepdesk_server', c.oid, 'select')) order by 1`,
  );
  if (rows.length > 0) return ill('row policies', `no policy on ${rows.map((row) => row.name).join(', ')}`, 'Report this: every table of a brand must be separated.');
  return well('row policies', 'on every table of a brand');
}

async function transactions(owner: pg.Client): Promise<Finding> {
  const { rows } = await owner.query<{ seconds: number }>(
    `select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::int as seconds from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend' and backend_xid is not null`,
  );
  const seconds = rows[0]?.seconds ?? 0;
  return seconds > 10 ? warning('transactions', `one has been writing for ${seconds} s; news waits behind it`, 'Look for an import or a session in pg_stat_activity that does not end.') : well('transactions', `the oldest is ${seconds} s old`);
}

async function jobs(owner: pg.Client): Promise<Finding> {
  const { rows } = await owner.query<{ kind: string; dead: number; late: number }>(
    `select kind, count(*) filter (where state = 'dead')::int as dead,
       count(*) filter (where state = 'ready' and run_at < now() - interval '5 minutes' and (locked_until is null or locked_until < now()))::int as late
     from platform.job group by kind`,
  );
  const dead = rows.filter((row) => row.dead > 0).map((row) => `${row.kind} (${row.dead})`);
  const late = rows.reduce((sum, row) => sum + row.late, 0);
  if (dead.length > 0) return ill('jobs', `gave up: ${dead.join(', ')}`, 'Read platform.job.last_error, mend the cause, then set state to ready.');
  return late > 0 ? warning('jobs', `${late} are overdue`, 'Is a worker running (KEEPDESK_ROLE all or worker)?') : well('jobs', 'none is overdue, none gave up');
}

/** What was asked of a shop and is not known an hour later: somebody waits for their money. */
async function orderActions(owner: pg.Client): Promise<Finding> {
  const { rows } = await owner.query<{ open: number }>(`select count(*)::int as open from orders.action where state in ('asked', 'sending', 'unknown') and asked_at < now() - interval '1 hour'`);
  const open = rows[0]?.open ?? 0;
  return open > 0 ? warning('order actions', `${open} are not known to have ended after an hour`, 'Look under Order actions › Did it happen?; is the shop reachable?') : well('order actions', 'all that was asked of shops has ended');
}

async function listeners(owner: pg.Client): Promise<Finding> {
  const { rows } = await owner.query<{ name: string; behind: number }>(
    `select l.name, (select count(*)::int from (select 1 from platform.event e where (e.xid, e.seq) > (l.xid, l.seq) and e.at < now() - interval '1 minute' limit 1000) waiting) as behind
     from platform.listener l`,
  );
  const behind = rows.filter((row) => row.behind > 0);
  if (behind.length === 0) return well('listeners', `${rows.length} are up to date`);
  return warning('listeners', behind.map((row) => `${row.name} is ${row.behind}${row.behind === 1000 ? ' or more' : ''} events behind`).join(', '), 'Is a worker running (KEEPDESK_ROLE all or worker)?');
}
