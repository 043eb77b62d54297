import { systemActor } from '../../platform/actor/actor.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import type { Config } from '../../platform/config/config.ts';
import { Database } from '../../platform/db/database.ts';
import { openVault } from '../../platform/secrets/vault.ts';
import { SEALING_PURPOSE, verifyChain } from '../../modules/audit/index.ts';
import { ill, well, type Finding } from './finding.ts';

/** Recomputes every seal over the record of changes and looks. */
export async function lookAtRecord(config: Config, serverUrl: string): Promise<Finding> {
  const db = new Database({ url: serverUrl, clock: systemClock, size: 1, reportSize: 1 });
  try {
    const key = openVault(config.masterKey, config.data).derive(SEALING_PURPOSE);
    const report = await db.read(systemActor('doctor'), (tx) => verifyChain(tx, key));
    if (report.broken) return ill('record', report.broken, 'Somebody changed the record, or it was sealed with another master key. Compare with a backup.');
    return well('record', `${report.entries} entries under ${report.seals} seals, head ${report.head.slice(0, 16)}`);
  } finally {
    await db.close();
  }
}
