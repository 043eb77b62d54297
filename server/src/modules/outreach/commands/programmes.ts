import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { askApproval, withdrawApproval } from '../../approvals/index.ts';
import { record } from '../../audit/index.ts';
import { PROGRAMME_CHANGED } from '../events.ts';
import { programmeOf, type ProgrammeRow } from '../queries/programmes.ts';
import { faultsOfProgramme, startOf, type Programme } from '../rules/programme.ts';
import type { OutreachSettings } from '../rules/settings.ts';
import type { Trigger } from '../rules/shapes.ts';

export const PROGRAMME_APPROVAL = 'outreach_programme';

/** Keeps what somebody works on. Nobody reads it until it is published. */
export async function saveDraft(tx: Tx, brandId: string, trigger: Trigger, draft: Programme): Promise<void> {
  if (!(await tx.maybe(sql`select 1 from identity.brand where id = ${brandId}`))) throw notFound('brand');
  await tx.run(sql`
    insert into outreach.programme (id, brand_id, trigger, state, draft, changed_at, changed_by) values (${tx.id()}, ${brandId}, ${trigger}, 'off', ${draft}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null})
    on conflict (brand_id, trigger) do update set draft = excluded.draft, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** Puts the draft before a second person; what was asked before is withdrawn. It goes live, and on, with their yes. */
export async function publish(tx: Tx, brandId: string, trigger: Trigger, reason: string): Promise<void> {
  if ((await programmeOf(tx, brandId, trigger)) === undefined) await saveDraft(tx, brandId, trigger, startOf(trigger));
  const row = (await programmeOf(tx, brandId, trigger)) as ProgrammeRow;
  const faults = faultsOfProgramme(trigger, row.draft);
  if (faults.length > 0) throw invalid('This cannot be published yet.', faults.map((fault) => ({ ...fault, field: `wordings.${fault.language}.${fault.field}`, message: `${fault.language}: ${fault.message}` })));
  if (row.approval_id !== null) await withdrawApproval(tx, row.approval_id);
  const approval = await askApproval(tx, { brandId, kind: PROGRAMME_APPROVAL, subjectId: row.id, conversationId: null, number: null, because: 'public', permission: 'outreach.approve', amountMinor: null, currency: null, reason: `${trigger.replaceAll('_', ' ')}${reason === '' ? '' : `: ${reason}`}` });
  await tx.run(sql`update outreach.programme set asked = draft, approval_id = ${approval} where id = ${row.id}`);
  await changed(tx, brandId, row.id, trigger, 'asked');
}

/** The second person decided. Arms are drawn by the programme's id, so that nobody changes arm with a new wording. */
export async function decideProgramme(tx: Tx, id: string, agreed: boolean): Promise<void> {
  const row = await tx.maybe<{ brand_id: string; trigger: Trigger; asked: Programme | null }>(sql`select brand_id, trigger, asked from outreach.programme where id = ${id} for update`);
  if (row === undefined || row.asked === null) return;
  if (agreed) await tx.run(sql`update outreach.programme set live = asked, state = 'on', live_since = ${tx.now}, asked = null, approval_id = null where id = ${id}`);
  else await tx.run(sql`update outreach.programme set asked = null, approval_id = null where id = ${id}`);
  await record(tx, { action: agreed ? 'outreach.programme_published' : 'outreach.programme_refused', subjectKind: 'programme', subjectId: id, brandId: row.brand_id, facts: { trigger: row.trigger } });
  await changed(tx, row.brand_id, id, row.trigger, agreed ? 'live' : 'refused');
}

/** Off at once, by anybody who may write; on again only with what a second person has agreed to. */
export async function turn(tx: Tx, brandId: string, trigger: Trigger, on: boolean): Promise<void> {
  const row = await programmeOf(tx, brandId, trigger);
  if (row === undefined || (on && row.live === null)) throw conflict('not_published', 'Publish it first: a second person agrees, and it is on.');
  if ((row.state === 'on') === on) return;
  await tx.run(sql`update outreach.programme set state = ${on ? 'on' : 'off'} where id = ${row.id}`);
  await record(tx, { action: on ? 'outreach.programme_on' : 'outreach.programme_off', subjectKind: 'programme', subjectId: row.id, brandId, facts: { trigger } });
  await changed(tx, brandId, row.id, trigger, on ? 'on' : 'off');
}

export async function changeSettings(tx: Tx, brandId: string, settings: OutreachSettings): Promise<void> {
  await tx.run(sql`
    insert into outreach.settings (brand_id, settings, changed_at) values (${brandId}, ${settings}, ${tx.now})
    on conflict (brand_id) do update set settings = excluded.settings, changed_at = excluded.changed_at`);
  await record(tx, { action: 'outreach.settings_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { ...settings.quiet } });
}

const changed = (tx: Tx, brandId: string, id: string, trigger: Trigger, state: string): Promise<void> => tx.announce({ name: PROGRAMME_CHANGED, brandId, subjectId: id, payload: { trigger, state } });
