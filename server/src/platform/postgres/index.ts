export { leaveAll, startPostgres, withDatabaseName } from './start-postgres.ts';
export type { PostgresOptions, RunningPostgres } from './start-postgres.ts';
export { createDatabase, withAdmin, DATABASE, OWNER_ROLE, SERVER_ROLE } from './roles.ts';
export { addUp, clusterMajor, copyCluster, copyFolder, tallyFolder, type Tally } from './copy-cluster.ts';
export { layCluster } from './lay-cluster.ts';
