import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { MODEL_CHANGED, type ModelChanged } from '../events.ts';
import { readBrandModel } from '../rules/brand/brand-file.ts';
import { theModel } from '../the-model.ts';

/** Puts a version in force, or with null the default model; tells the log and the record. Nothing happens when it is in force already. */
export async function putInForce(tx: Tx, brandId: string, number: number | null, because: ModelChanged['because']): Promise<void> {
  const before = await tx.maybe<{ number: number | null }>(sql`select number from triage.in_force where brand_id = ${brandId} for update`);
  const from = before?.number ?? null;
  if (from === number) return;
  await tx.run(sql`
    insert into triage.in_force (brand_id, number, since, by_id) values (${brandId}, ${number}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})
    on conflict (brand_id) do update set number = excluded.number, since = excluded.since, by_id = excluded.by_id`);
  await tx.announce({ name: MODEL_CHANGED, brandId, subjectId: brandId, payload: { version: number, from, because } satisfies ModelChanged });
  await record(tx, { action: 'triage.model_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { version: number, from, because } });
}

/** Somebody chooses the version a brand reads with; null: the default model. Refused when that version is not kept, or damaged. */
export async function chooseVersion(tx: Tx, brandId: string, number: number | null): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  if (number !== null) await refuseUnusable(tx, brandId, number);
  await putInForce(tx, brandId, number, 'chosen');
}

async function refuseUnusable(tx: Tx, brandId: string, number: number): Promise<void> {
  const row = await tx.maybe<{ model: Buffer | null }>(sql`select model from triage.model where brand_id = ${brandId} and number = ${number}`);
  if (!row) throw notFound('version of this brand’s model');
  if (row.model === null) throw conflict('version_gone', `Only the figures of version ${number} are kept. Choose a newer one, or let Keepdesk learn again.`);
  const base = theModel().model;
  try {
    if (base !== null && !('own' in base)) readBrandModel(row.model, base);
  } catch {
    throw conflict('version_damaged', `Version ${number} is damaged and cannot be used. Choose another one, or let Keepdesk learn again.`);
  }
}
