import { isDeepStrictEqual } from 'node:util';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { INVITING_CHANGED } from '../events.ts';
import { faultsOf, startingTerms, type Terms } from '../rules/terms.ts';
import { settingOf, type SettingRow } from '../store/settings.ts';
import { forgetTomorrow } from './forget.ts';

/** Keeps what somebody works on; no shopper sees it until it is published. */
export async function saveInviting(tx: Tx, brandId: string, draft: Terms): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  const before = await settingOf(tx, brandId);
  if (before !== undefined && isDeepStrictEqual(before.draft, draft)) return;
  await tx.run(sql`
    insert into invitations.setting (id, brand_id, state, draft, changed_at, changed_by) values (${tx.id()}, ${brandId}, 'off', ${draft}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})
    on conflict (brand_id) do update set draft = excluded.draft, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  await record(tx, { action: 'invitations.saved', subjectKind: 'brand', subjectId: brandId, brandId, facts: {} });
}

/** What is kept is what shoppers see from now on. Arms stay as they were drawn, whatever the words. */
export async function publishInviting(tx: Tx, brandId: string): Promise<void> {
  if ((await settingOf(tx, brandId)) === undefined) await saveInviting(tx, brandId, startingTerms);
  const row = (await settingOf(tx, brandId)) as SettingRow;
  const faults = faultsOf(row.draft);
  if (faults.length > 0) throw invalid('This cannot go live yet.', faults.map((fault) => ({ ...fault })));
  await tx.run(sql`update invitations.setting set live = draft, state = 'on', live_since = ${tx.now} where brand_id = ${brandId}`);
  await forgetTomorrow(tx, brandId);
  await changed(tx, brandId, 'published', { holdout_percent: row.draft.holdout_percent });
}

export async function turnInviting(tx: Tx, brandId: string, on: boolean): Promise<void> {
  const row = await settingOf(tx, brandId);
  if (row === undefined || row.live === null) {
    if (on) throw conflict('not_published', 'Put it live first.');
    return;
  }
  if ((row.state === 'on') === on) return;
  await tx.run(sql`update invitations.setting set state = ${on ? 'on' : 'off'} where brand_id = ${brandId}`);
  await changed(tx, brandId, on ? 'on' : 'off', {});
}

async function changed(tx: Tx, brandId: string, state: 'published' | 'on' | 'off', facts: Record<string, number>): Promise<void> {
  await record(tx, { action: `invitations.${state}`, subjectKind: 'brand', subjectId: brandId, brandId, facts });
  await tx.announce({ name: INVITING_CHANGED, brandId, subjectId: brandId, payload: { state } });
}
