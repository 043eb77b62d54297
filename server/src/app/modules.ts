import path from 'node:path';
import type { MigrationSet } from '../platform/db/migrate.ts';
import { schemaOf } from '../platform/module/module.ts';

/** Every module that is built, lowest floor first: the order of migrations, routes and manifests. */
export const moduleNames = [
  'audit', 'identity', 'notifications', 'calendars', 'customers', 'taxonomy', 'catalogue', 'approvals', 'privacy', 'orders', 'shipments', 'memberships', 'reviews', 'returns', 'knowledge', 'conversations', 'dealings', 'macros', 'surveys', 'triage', 'sla', 'risk', 'routing', 'escalations', 'integrations', 'connections', 'marketing', 'transfers', 'commerce/custom', 'outreach', 'invitations', 'automation', 'facts', 'portal', 'channels/email', 'channels/chat', 'channels/phone', 'people', 'workforce', 'insights',
] as const;

const folder = path.join(import.meta.dirname, '../modules');

export const migrationSets: readonly MigrationSet[] = moduleNames.map((name) => ({ schema: schemaOf(name), folder: path.join(folder, name, 'migrations') }));
