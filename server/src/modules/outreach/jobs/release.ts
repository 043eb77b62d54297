import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { carrierName } from '../../shipments/index.ts';
import { RELEASE_JOB, releaseAt } from '../commands/release-at.ts';
import { NOTICE_DUE, type NoticeNews } from '../events.ts';
import { trackingPage } from '../ports.ts';
import { brandOf, programmesOf, settingsOf, type BrandKnown, type ProgrammeRow } from '../queries/programmes.ts';
import { readOccasions, type Read } from '../queries/read-occasions.ts';
import { decideNotice } from '../rules/decide-notice.ts';
import { fillNotice, fillWords, type NoticeFacts } from '../rules/fill-notice.ts';
import { happening, type HappeningFacts } from '../rules/happening.ts';
import { startOf, termsOf, waysLeft, whatsappIn, wordingIn, type Programme } from '../rules/programme.ts';
import type { OutreachSettings } from '../rules/settings.ts';
import type { Channel, Trigger } from '../rules/shapes.ts';
import { smsWords } from '../rules/sms.ts';
import { saidIn, spokenTo, type Spoken } from '../rules/spoken-to.ts';
import type { Language } from '../rules/words/index.ts';
import { incidentsByIds, type IncidentRow } from '../store/incidents.ts';

interface DueRow {
  readonly id: string;
  readonly programme_id: string;
  readonly trigger: Trigger;
  readonly happening: string;
  readonly about_id: string;
  readonly order_id: string | null;
  readonly shipment_id: string | null;
  readonly return_id: string | null;
  readonly customer_id: string;
  readonly incident_id: string | null;
  readonly facts: HappeningFacts;
  readonly happened_at: Date;
  readonly tried: Channel[];
}

const AT_ONCE = 200;
const BREATH = 5000;

/** What is due leaves: decided once more, filled in, at the brand's pace. The rest waits for the next breath. */
export const release: JobHandler = {
  attempts: 20,
  inside: async (tx, job) => {
    const brandId = String(job.payload.brand_id);
    // One at a time in a brand, or the pace would be kept by nobody.
    await tx.run(sql`select pg_advisory_xact_lock(hashtext('outreach.release'), hashtext(${brandId}))`);
    const settings = await settingsOf(tx, brandId);
    const { left } = await tx.one<{ left: number }>(sql`select (${settings.most_per_minute} - count(*))::integer as left from outreach.decision where brand_id = ${brandId} and released_at > ${new Date(tx.now.getTime() - 60_000)}`);
    const rows = left <= 0 ? [] : await tx.rows<DueRow>(sql`
      select id, programme_id, trigger, happening, about_id, order_id, shipment_id, return_id, customer_id, incident_id, facts, happened_at, tried from outreach.decision
      where brand_id = ${brandId} and state = 'due' and kind = 'notice' and send_at <= ${tx.now} order by send_at, id limit ${Math.min(left, AT_ONCE)} for update`);
    if (rows.length > 0) await letGo(tx, brandId, settings, rows);
    const more = await tx.maybe(sql`select 1 from outreach.decision where brand_id = ${brandId} and state = 'due' and kind = 'notice' and send_at <= ${tx.now} limit 1`);
    if (more) await tx.schedule({ kind: RELEASE_JOB, key: `${brandId}:more`, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + (left > rows.length ? 0 : BREATH)) });
  },
};

async function letGo(tx: Tx, brandId: string, settings: OutreachSettings, rows: readonly DueRow[]): Promise<void> {
  const brand = await brandOf(tx, brandId);
  const programmes = new Map((await programmesOf(tx, brandId)).map((row) => [row.trigger, row]));
  const incidents = new Map((await incidentsByIds(tx, rows.map((row) => row.incident_id).filter((id) => id !== null))).map((row) => [row.id, row]));
  const happenings = rows.map((row) => happening({ trigger: row.trigger, key: row.happening, aboutId: row.about_id, orderId: row.order_id, shipmentId: row.shipment_id, returnId: row.return_id, customerId: row.customer_id, incidentId: row.incident_id, happenedAt: row.happened_at, facts: row.facts }));
  const lateDays = Math.max(0, ...[...incidents.values()].map((one) => one.late_days));
  const read = await readOccasions(tx, brandId, happenings, { wroteWithinDays: settings.wrote_within_days, except: new Set(rows.map((row) => row.id)), lateDays });
  const later: Date[] = [];
  for (const [at, row] of rows.entries()) {
    const moved = await leave(tx, { brandId, brand, settings, row, read: read[at] as Read, programme: programmes.get(row.trigger), incident: incidents.get(row.incident_id ?? '') });
    if (moved !== null) later.push(moved);
  }
  await releaseAt(tx, brandId, later);
}

interface Leaving {
  readonly brandId: string;
  readonly brand: BrandKnown;
  readonly settings: OutreachSettings;
  readonly row: DueRow;
  readonly read: Read;
  readonly programme: ProgrammeRow | undefined;
  readonly incident: IncidentRow | undefined;
}

/** Answers with a moment where it has to wait for one. */
async function leave(tx: Tx, { brandId, brand, settings, row, read, programme, incident }: Leaving): Promise<Date | null> {
  const said = programme?.live ?? startOf(row.trigger);
  const on = incident === undefined ? programme?.state === 'on' : true;
  // Caps and chances were looked at when it was decided, and it counted from then on.
  const decision = decideNotice(read.occasion, { ...termsOf(row.programme_id, on, said, settings, brand.time_zone), channels: waysLeft(said, row.tried), holdoutShare: 0, mostPerDay: 1e9, mostPerWeek: 1e9, onlyRisk: null });
  const not = async (because: string): Promise<null> => {
    // Where a way was tried and there is no other, it did not arrive; why the others were none is no news.
    await tx.run(sql`update outreach.decision set state = ${row.tried.length > 0 ? 'failed' : 'not_sent'}, because = ${because}, send_at = null where id = ${row.id}`);
    return null;
  };
  if (!decision.send) return not(decision.because);
  if (decision.at > tx.now) {
    await tx.run(sql`update outreach.decision set send_at = ${decision.at}, because = ${decision.because} where id = ${row.id}`);
    return decision.at;
  }
  const page = read.order ? await trackingPage.get()(tx, read.order.id) : null;
  const filled = wordsFor(decision.channel, said, row.trigger, spokenTo(read.customer?.locale ?? null, brand.locale, saidOf(row.trigger, incident)), (language) => ({ ...factsOf(read, brand, incident, language), ...(page === null ? {} : { trackingLink: page }) }));
  if (filled.unfilled.length > 0) return not('no_date');
  const address = (decision.channel === 'email' ? read.customer?.address : read.customer?.phone) ?? null;
  await tx.run(sql`
    update outreach.decision set state = 'leaving', released_at = ${tx.now}, channel = ${decision.channel}, language = ${filled.language}, address = ${address}, subject = ${filled.subject}, text = ${filled.text},
      template = ${filled.template === null ? null : JSON.stringify(filled.template)}::jsonb where id = ${row.id}`);
  const news: NoticeNews = { decision_id: row.id, trigger: row.trigger, channel: decision.channel, order_id: row.order_id };
  await tx.announce({ name: NOTICE_DUE, brandId, subjectId: row.id, payload: { ...news } });
  return null;
}

export interface WordsFor {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly template: { readonly name: string; readonly language: string; readonly values: readonly string[] } | null;
  readonly unfilled: readonly string[];
}

/** What is said by this way: a letter, a short message, or what fills an agreed template. */
export function wordsFor(channel: Channel, programme: Programme, trigger: Trigger, wanted: readonly Language[], factsIn: (language: Language) => NoticeFacts): WordsFor {
  if (channel === 'whatsapp') {
    const found = whatsappIn(programme, wanted);
    if (found === null) throw new Error('a notice by WhatsApp without a template');
    const values = found.template.values.map((value) => fillWords(value, factsIn(found.language), found.language));
    return { language: found.language, subject: '', text: values.map((value) => value.text).join('\n'), template: { name: found.template.template, language: found.template.language, values: values.map((value) => value.text) }, unfilled: values.flatMap((value) => value.unfilled) };
  }
  const { language, wording } = wordingIn(programme, wanted);
  if (channel === 'sms') return { language, subject: '', template: null, ...fillWords(smsWords(trigger, wording, language), factsIn(language), language) };
  return { language, template: null, ...fillNotice(wording, factsIn(language), language) };
}

const saidOf = (trigger: Trigger, incident: IncidentRow | undefined): Spoken | null => (trigger === 'incident_over' ? incident?.over_words : incident?.words) ?? null;

export function factsOf({ happening: one, customer, order, parcel, returnNumber, dates }: Read, brand: BrandKnown, incident: IncidentRow | undefined, language: string): NoticeFacts {
  const date = (text: string | undefined): Date | null => (text === undefined ? null : new Date(text));
  return {
    trigger: one.trigger, brand: brand.name, customerName: customer?.name ?? '', orderNumber: order?.number ?? null, carrier: parcel && carrierName(parcel.carrier), trackingNumber: parcel?.tracking_number ?? null, trackingLink: parcel?.tracking_url ?? null,
    oldDate: date(one.facts.old_date) ?? parcel?.promised_at ?? null, newDates: dates, returnNumber, chargeDate: date(one.facts.charge_date), product: one.facts.product ?? null, link: one.facts.link ?? null,
    incident: saidIn(saidOf(one.trigger, incident), language), timeZone: customer?.time_zone ?? brand.time_zone,
  };
}
