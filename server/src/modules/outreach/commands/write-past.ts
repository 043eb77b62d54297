import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { RECOGNISED, type Recognised } from '../events.ts';
import type { Happening } from '../rules/happening.ts';
import type { Said } from '../store/incidents.ts';

/** A decision that was made before, here or elsewhere, with what came of it. */
export interface PastNotice {
  readonly id: string;
  readonly programmeId: string;
  readonly happening: Happening;
  readonly decidedAt: Date;
  readonly state: 'sent' | 'failed' | 'not_sent';
  readonly arm: 'treated' | 'holdout' | null;
  readonly because: string;
  readonly sentAt: Date | null;
  readonly problem: string | null;
  /** what was said; null of what was not told */
  readonly words: { readonly language: string; readonly address: string; readonly subject: string; readonly text: string } | null;
}

/** Somebody wrote about it within seven days. */
export interface PastContact {
  readonly notice: PastNotice;
  readonly conversationId: string;
  readonly at: Date;
}

export interface PastIncident {
  readonly id: string;
  readonly carrier: string;
  readonly countries: readonly string[];
  readonly words: Said;
  readonly statusLine: Said;
  readonly overWords: Said;
  readonly lateDays: number;
  readonly declaredAt: Date;
  readonly declaredBy: string | null;
  readonly beganAt: Date;
  readonly endedAt: Date;
}

/** Writes down what was decided in the past: nothing leaves, and nobody is told of it. What is there already stays as it is. */
export async function writePastNotices(tx: Tx, brandId: string, notices: readonly PastNotice[], contacts: readonly PastContact[]): Promise<void> {
  const rows = notices.map(({ happening: one, words, ...row }) => ({
    id: row.id, programme_id: row.programmeId, trigger: one.trigger, happening: one.key, about_id: one.aboutId, order_id: one.orderId, shipment_id: one.shipmentId, return_id: one.returnId, customer_id: one.customerId, incident_id: one.incidentId, facts: one.facts, happened_at: one.happenedAt,
    decided_at: row.decidedAt, state: row.state, arm: row.arm, channel: words === null ? null : 'email', because: row.because, sent_at: row.sentAt, bounced_at: row.state === 'failed' ? row.sentAt : null, ...words, problem: row.problem,
  }));
  await tx.run(sql`
    insert into outreach.decision (id, brand_id, programme_id, trigger, happening, about_id, order_id, shipment_id, return_id, customer_id, incident_id, facts, happened_at, decided_at, state, arm, channel, because, send_at, released_at, sent_at, bounced_at, language, address, subject, text, problem)
    select id, ${brandId}, programme_id, trigger, happening, about_id, order_id, shipment_id, return_id, customer_id, incident_id, facts, happened_at, decided_at, state, arm, channel, because, sent_at, sent_at, sent_at, bounced_at, language, address, subject, text, problem
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, programme_id uuid, trigger text, happening text, about_id uuid, order_id uuid, shipment_id uuid, return_id uuid, customer_id uuid, incident_id uuid, facts jsonb, happened_at timestamptz, decided_at timestamptz,
      state text, arm text, channel text, because text, sent_at timestamptz, bounced_at timestamptz, language text, address text, subject text, text text, problem text)
    on conflict do nothing`);
  for (const contact of contacts) await writeContact(tx, brandId, contact);
}

async function writeContact(tx: Tx, brandId: string, { notice, conversationId, at }: PastContact): Promise<void> {
  const first = await tx.run(sql`
    insert into outreach.contact (brand_id, decision_id, conversation_id, channel, at) select ${brandId}, id, ${conversationId}, 'email', ${at}::timestamptz from outreach.decision where id = ${notice.id} on conflict do nothing`);
  if (first === 0 || notice.state !== 'sent') return;
  const payload: Recognised = { decision_id: notice.id, trigger: notice.happening.trigger, order_id: notice.happening.orderId, told_at: (notice.sentAt ?? notice.decidedAt).toISOString() };
  await tx.asOf(at).announce({ name: RECOGNISED, brandId, subjectId: conversationId, payload: { ...payload } });
}

/** Writes down a carrier's trouble that customers were told of and that is over. */
export async function writePastIncident(tx: Tx, brandId: string, one: PastIncident): Promise<void> {
  await tx.run(sql`
    insert into outreach.incident (id, brand_id, carrier, countries, words, status_line, over_words, late_days, state, declared_at, declared_by, began_at, ended_at)
    values (${one.id}, ${brandId}, ${one.carrier}, ${one.countries as string[]}::text[], ${one.words}, ${one.statusLine}, ${one.overWords}, ${one.lateDays}, 'ended', ${one.declaredAt}, ${one.declaredBy}, ${one.beganAt}, ${one.endedAt}) on conflict (id) do nothing`);
}
