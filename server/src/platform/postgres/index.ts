export { startPostgres, withDatabaseName } from './start-postgres.ts';
export type { PostgresOptions, RunningPostgres } from './start-postgres.ts';
export { createDatabase, withAdmin, DATABASE, OWNER_ROLE, SERVER_ROLE } from './roles.ts';
