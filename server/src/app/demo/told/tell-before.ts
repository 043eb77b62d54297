import { decideApproval } from '../../../modules/approvals/index.ts';
import { declareToCustomers, decideIncident, decideProgramme, publishProgramme, saveProgramme, startingProgramme, writePastIncident, type Happening } from '../../../modules/outreach/index.ts';
import { changePortal } from '../../../modules/portal/index.ts';
import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { World } from '../build-world.ts';
import { DAY } from './draw-parcels.ts';
import { idOf, type OverIncident, type ToldProgramme } from './simulate.ts';
import { overIncident, runningIncident } from './words.ts';

type Brand = World['brands'][number];
const HOUR = 3_600_000;
const builder = systemActor('demo');

/** Which programmes of a brand are live. */
const triggers: Readonly<Record<string, readonly Happening['trigger'][]>> = {
  fjord: ['promise_at_risk', 'delivered', 'no_scan', 'pickup_waiting', 'refund_late', 'carrier_delay'],
  iris: ['promise_at_risk', 'delivered', 'refund_late', 'payment_failed'],
  amber: ['delivered', 'renewal_ahead', 'payment_failed', 'no_scan'],
};

/** Portal on, programmes live since a quarter of a year, agreed to by a second person. Once; answers with the programmes. */
export async function openTelling(tx: Tx, world: World, brand: Brand): Promise<ToldProgramme[]> {
  const since = new Date(tx.now.getTime() - 86 * DAY);
  const [asking, agreeing] = pairOf(world, brand);
  const known = await liveOf(tx, brand.id);
  if (known.length > 0) return known;
  await changePortal(tx, brand.id, {
    enabled: true, languages: ['en', 'de', 'es', 'ar'], look: { color: brand.color, logo_url: '', font: brand.slug === 'amber' ? 'serif' : 'system', corners: brand.slug === 'iris' ? 'round' : 'soft', dark: true }, may: { address: 'alone', cancel: 'ask', returns: true, claims: true, ask: true },
    texts: { en: { welcome: `Everything about your order of ${brand.name}, at any hour.` }, de: { welcome: `Alles zu deiner Bestellung bei ${brand.name}, zu jeder Stunde.` }, es: { welcome: `Todo sobre tu pedido de ${brand.name}, a cualquier hora.` }, fr: {}, it: {}, nl: {}, pt: {}, ja: {}, ar: { welcome: `كل شيء عن طلبك من ${brand.name}، في أي ساعة.` } },
  });
  for (const trigger of triggers[brand.slug] ?? []) {
    await saveProgramme(tx.asOf(since, asking), brand.id, trigger, startingProgramme(trigger));
    await publishProgramme(tx.asOf(since, asking), brand.id, trigger, '');
    const { id, approval_id: approval } = await tx.one<{ id: string; approval_id: string }>(sql`select id, approval_id from outreach.programme where brand_id = ${brand.id} and trigger = ${trigger}`);
    await decideApproval(tx.asOf(since, agreeing), approval, true, '');
    await decideProgramme(tx.asOf(since, agreeing), id, true);
  }
  return liveOf(tx, brand.id);
}

async function liveOf(tx: Tx, brandId: string): Promise<ToldProgramme[]> {
  const rows = await tx.rows<ToldProgramme>(sql`select id, trigger, live as programme from outreach.programme where brand_id = ${brandId} and live is not null and live_since < ${new Date(tx.now.getTime() - 60 * DAY)} order by trigger`);
  return rows.length === 0 ? [] : [...rows, ...(['incident', 'incident_over'] as const).map((trigger) => ({ id: brandId, trigger, programme: startingProgramme(trigger) }))];
}

/** A carrier's trouble a month ago, written down: it was told, and it is over. */
export async function writeOverIncident(tx: Tx, world: World, brand: Brand): Promise<OverIncident> {
  const beganAt = new Date(Math.floor(tx.now.getTime() / DAY) * DAY - 33 * DAY + 10 * HOUR);
  const one = { id: idOf('demo incident', brand.id), carrier: 'gls', countries: ['DE', 'NL'], lateDays: 3, beganAt, endedAt: new Date(beganAt.getTime() + 2 * DAY) };
  await writePastIncident(tx, brand.id, { ...one, ...overIncident, carrier: 'GLS', declaredAt: new Date(beganAt.getTime() - HOUR / 2), declaredBy: pairOf(world, brand)[0].id });
  return one;
}

/** One that lasts: declared and agreed to as people do, so that whom it touches is found, decided about and told in earnest. Once. */
export async function declareRunning(tx: Tx, world: World, brand: Brand): Promise<void> {
  if (await tx.maybe(sql`select 1 from outreach.incident where brand_id = ${brand.id} and state <> 'ended'`)) return;
  const [asking, agreeing] = pairOf(world, brand);
  const id = await declareToCustomers(tx.asOf(tx.now, asking), brand.id, { carrier: 'GLS', countries: ['DE', 'NL'], shippedFrom: null, shippedTo: null, shipmentIds: [], ...runningIncident, lateDays: 2, tag: 'gls snow' });
  const { approval_id: approval } = await tx.one<{ approval_id: string }>(sql`select approval_id from outreach.incident where id = ${id}`);
  await decideApproval(tx.asOf(tx.now, agreeing), approval, true, '');
  await decideIncident(tx.asOf(tx.now, agreeing), id, true);
}

/** Who asks, and who agrees: two people of the brand. */
function pairOf(world: World, brand: Brand): [Actor, Actor] {
  const [first, second] = world.people.filter((person) => person.brandIds.includes(brand.id));
  const grants = new Map(['outreach.write', 'outreach.declare', 'outreach.approve', 'shipments.incidents'].map((one) => [one, [brand.id]] as const));
  return [first, second].map((person): Actor => (person === undefined ? builder : { kind: 'person', id: person.id, name: person.name, grants, brands: [brand.id] })) as [Actor, Actor];
}
