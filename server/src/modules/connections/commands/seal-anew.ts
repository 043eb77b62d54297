import { JsonFields, isObject } from '../../../platform/hostile/json-fields.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { keysPurpose, webhookPurpose, type ConnectionsPorts } from '../ports.ts';
import { connectionById, keepSecrets, markFailing } from '../store/connections.ts';
import { SYNC_JOB } from './sync.ts';

export const SEAL_ANEW_JOB = 'connections.seal_anew';

/**
 * Keys of a place that was connected before the room was there: sealed for the row they were in, they are opened by what they were
 * sealed for and sealed for their connection; then it is fetched, which asks for its webhooks at the address of now. Payload: what
 * migration 0002 wrote. Keys that cannot be opened are asked for again.
 */
export async function sealAnew(ports: Pick<ConnectionsPorts, 'vault'>, tx: Tx, job: Job): Promise<void> {
  const told = new JsonFields(job.payload);
  const row = await connectionById(tx, told.need('connection_id'));
  if (!row || row.credentials !== null) return;
  try {
    const secret = ports.vault.open(told.need('webhooks'), told.need('webhooks_for'));
    const field = told.text('webhooks_as');
    const keys = { ...namedKeys(ports.vault.open(told.need('keys'), told.need('keys_for')), job.payload.as), ...(isObject(job.payload.plain) ? job.payload.plain : {}), ...(field === null ? {} : { [field]: secret }) };
    await keepSecrets(tx, row.id, ports.vault.seal(JSON.stringify(keys), keysPurpose(row.id)), ports.vault.seal(secret, webhookPurpose(row.id)));
  } catch (error) {
    await markFailing(tx, row.id, 'locked', `Its keys cannot be opened (${(error as Error).message}). Give them again.`);
    return;
  }
  await tx.schedule({ kind: SYNC_JOB, key: row.id, brandId: row.brand_id, payload: { connection_id: row.id } });
}

/** One secret under one name, or several in JSON under new names. */
function namedKeys(opened: string, names: unknown): Record<string, string> {
  const called = isObject(names) ? Object.entries(names).map(([before, now]): [string, string] => [before, String(now)]) : [];
  const alone = called.find(([before]) => before === '');
  if (alone) return { [alone[1]]: opened };
  const before = new JsonFields(JSON.parse(opened));
  return Object.fromEntries(called.map(([name, now]) => [now, before.need(name)]));
}
