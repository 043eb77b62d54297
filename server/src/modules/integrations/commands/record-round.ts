import type { Tx } from '../../../platform/db/tx.ts';
import { notify } from '../../notifications/index.ts';
import { record } from '../../audit/index.ts';
import { holdersOf } from '../../identity/index.ts';
import { WEBHOOK_DISABLED } from '../events.ts';
import { reasonToGiveUp } from '../rules/retries.ts';
import type { Told } from '../server/lane.ts';
import { recordTries } from '../store/deliveries.ts';
import { recordHealth, updateEndpoint, type EndpointRow, type Health } from '../store/endpoints.ts';

/** Writes down a round of tries and what it says of their endpoints; gives up those without hope and says so. */
export async function recordRound(tx: Tx, round: readonly Told[]): Promise<void> {
  await recordTries(tx, round.map((one) => one.attempt));
  const rows = await recordHealth(tx, healthsOf(round, tx.now));
  for (const row of rows) {
    const gone = round.find((one) => one.endpointId === row.id && one.outcome.status === 410);
    const because = row.failing_since === null || row.disabled_at !== null ? null : reasonToGiveUp(gone?.outcome ?? { status: 0, retryAfter: null }, row.failing_since, tx.now);
    if (because !== null) await giveUp(tx, row, because);
  }
}

/** Within a round the last word counts: one that was taken makes up for those that were not. */
function healthsOf(round: readonly Told[], now: Date): Health[] {
  const taken = new Set(round.filter((one) => one.attempt.state === 'delivered').map((one) => one.endpointId));
  return [...new Set(round.map((one) => one.endpointId))].map((id) => ({ id, ok_at: taken.has(id) ? now : null, failed_at: taken.has(id) ? null : now }));
}

async function giveUp(tx: Tx, row: EndpointRow, because: 'gone' | 'failing'): Promise<void> {
  await updateEndpoint(tx, { ...row, disabled_at: tx.now, disabled_because: because });
  await record(tx, { action: 'integrations.webhook_given_up', subjectKind: 'webhook', subjectId: row.id, brandId: row.brand_id, facts: { because } });
  await tx.announce({ name: WEBHOOK_DISABLED, brandId: row.brand_id, subjectId: row.id, payload: { because } });
  await notify(tx, { kind: 'webhook_disabled', brandId: row.brand_id, personIds: await holdersOf(tx, row.brand_id, 'integrations.webhooks'), subjectKind: 'webhook', subjectId: row.id });
}
