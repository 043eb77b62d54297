import { addRule, switchRule } from '../../modules/automation/index.ts';
import { addMailbox } from '../../modules/channels/email/index.ts';
import { plantStatuses } from '../../modules/conversations/index.ts';
import { ALL_BRANDS, addSite, addTeam, createBrand, createPerson, listBrands, listSites, markDemo, personByEmail, replaceMembers, roleByIdOrName, type Newcomer } from '../../modules/identity/index.ts';
import { addMacro } from '../../modules/macros/index.ts';
import { changeSettings, usualSurveySettings } from '../../modules/surveys/index.ts';
import { plantStartingTree } from '../../modules/taxonomy/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { House } from '../house.ts';
import { writeAgreed } from './agreed.ts';
import { writeWaitingCosts } from './waiting-costs.ts';
import { brands, sites, type DemoBrand } from './cast.ts';
import { writeCampaigns } from './campaigns.ts';
import { demoMacros } from './letters.ts';
import { writeHelp } from './write-help.ts';

export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly brandIds: readonly string[];
  readonly timeZone: string;
}

export interface World {
  readonly ownerId: string;
  readonly brands: readonly (DemoBrand & { readonly id: string })[];
  readonly people: readonly DemoPerson[];
}

const builder = systemActor('demo');

/** Makes the demo's brands, sites, people, mailboxes and macros, or finds them when they are there. */
export async function buildWorld(house: House): Promise<World> {
  const made: (DemoBrand & { id: string })[] = [];
  for (const brand of brands) made.push({ ...brand, id: await house.db.transact(builder, (tx) => brandFor(house, tx, brand)) });
  for (const brand of made) await house.db.transact(builder, (tx) => writeCampaigns(tx, brand.id));
  for (const brand of made) await house.db.transact(builder, (tx) => writeHelp(tx, brand));
  const people: DemoPerson[] = [];
  for (const site of sites) people.push(...(await house.db.transact(builder, (tx) => staff(tx, site, made))));
  await house.db.transact(builder, (tx) => writeAgreed(tx, people));
  await house.db.transact(builder, (tx) => writeWaitingCosts(tx));
  const ownerId = await house.db.transact(builder, async (tx) => {
    await markDemo(tx);
    return ownerOf(tx);
  });
  return { ownerId, brands: made, people };
}

async function brandFor(house: House, tx: Tx, brand: DemoBrand): Promise<string> {
  const there = (await listBrands(tx)).find((row) => row.slug === brand.slug);
  if (there) return there.id;
  const { id } = await createBrand(tx, { slug: brand.slug, name: brand.name, domain: brand.domain, color: brand.color, locale: brand.locale, time_zone: brand.timeZone });
  await plantStatuses(tx, id);
  await plantStartingTree(tx, id);
  await changeSettings(tx, id, { ...usualSurveySettings, csat: { on: true, delay_seconds: 60 }, ces: { on: true, delay_seconds: 60, share_percent: 20 }, nps: { ...usualSurveySettings.nps, on: true } });
  await addMailbox(house, tx, { brand_id: id, address: `help@${brand.domain}`, name: brand.name, aliases: [`hello@${brand.domain}`], signature_html: `<p>${brand.name.replace('&', '&amp;')}<br>We answer every day, also on weekends.</p>` });
  for (const macro of demoMacros) await addMacro(tx, { brand_id: id, name: macro.name, folder: macro.folder, text: macro.text, actions: [...macro.actions] });
  const rule = await addRule(tx, id, { name: 'Angry customers first', definition: { triggers: ['opened', 'customer_wrote'], when: { all: [{ field: 'feeling', operator: 'is', value: 'negative' }, { field: 'urgency', operator: 'at_least', value: 50 }] }, then: [{ kind: 'set_priority', priority: 'urgent' }] } });
  await switchRule(tx, rule, true);
  return id;
}

async function staff(tx: Tx, site: (typeof sites)[number], made: readonly (DemoBrand & { id: string })[]): Promise<DemoPerson[]> {
  const brandIds = made.filter((brand) => site.brands.includes(brand.slug)).map((brand) => brand.id);
  const people: DemoPerson[] = [];
  for (const [i, name] of site.people.entries()) {
    const email = `${name.normalize('NFKD').replaceAll(/[^\p{L} ]/gu, '').toLowerCase().replaceAll(' ', '.')}@partner.example`;
    const there = await personByEmail(tx, email);
    people.push({ id: there?.id ?? (await createPerson(tx, await newcomer(tx, name, email, i === 0 ? 'lead' : 'agent', brandIds))), name, email, brandIds, timeZone: site.timeZone });
  }
  const [lead] = people;
  if (lead && (await isNewSite(tx, site.name))) {
    const siteId = await addSite(tx, { name: site.name, country: site.country, time_zone: site.timeZone });
    await replaceMembers(tx, await addTeam(tx, { name: `${site.name} team`, site_id: siteId }), people.map((person) => person.id), [lead.id]);
  }
  return people;
}

async function newcomer(tx: Tx, name: string, email: string, role: string, brandIds: readonly string[]): Promise<Newcomer> {
  const found = await roleByIdOrName(tx, role);
  if (!found) throw new Error(`the role ${role} is missing`);
  return { name, email, passphraseHash: null, roles: brandIds.map((brand_id) => ({ role_id: found.id, brand_id })) };
}

async function ownerOf(tx: Tx): Promise<string> {
  const there = await personByEmail(tx, 'you@keepdesk.example');
  if (there) return there.id;
  const owner = await roleByIdOrName(tx, 'owner');
  if (!owner) throw new Error('the owner role is missing');
  return createPerson(tx, { name: 'Robin Demo', email: 'you@keepdesk.example', passphraseHash: null, roles: [{ role_id: owner.id, brand_id: ALL_BRANDS }] });
}

async function isNewSite(tx: Tx, name: string): Promise<boolean> {
  return !(await listSites(tx)).some((site) => site.name === name);
}
