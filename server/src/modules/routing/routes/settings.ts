import { Type } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { forbidden, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { holdsInstallation } from '../../identity/index.ts';
import { addPool, changePool, removePool } from '../commands/keep-pools.ts';
import { saveProfile } from '../commands/save-profile.ts';
import { saveScope } from '../commands/save-scope.ts';
import { saveTerms } from '../commands/save-terms.ts';
import { saySiteOut } from '../commands/site-state.ts';
import { NewPool, PoolChange, PoolShape, Profile, ProfileChange, ScopeRules, ScopeRulesChange, SiteHours, SiteShape, TermsChange, TermsView, type PoolView, type ProfileView, type SiteView } from '../contract.ts';
import { showPools } from '../queries/pools.ts';
import { showProfiles } from '../queries/profiles.ts';
import { showScope } from '../queries/scope-of.ts';
import { showSites } from '../queries/site-standings.ts';
import { termsHeld } from '../queries/terms-of.ts';

const see = { permission: 'routing.read' };
const settings = { permission: 'routing.settings' };
const people = { permission: 'routing.people' };

/** Pools, scope rules, what people can do, how work is given out, and when sites work. */
export function settingRoutes(app: App): void {
  poolRoutes(app);
  app.read({ method: 'GET', url: '/api/v1/brands/:id/scope-rules', summary: 'Which conversations of a brand go to which pool, and who may have them; the first rule that catches decides', access: see, params: idParams, response: ScopeRules }, (tx, { params }) => showScope(tx, params.id));
  app.write({ method: 'PUT', url: '/api/v1/brands/:id/scope-rules', summary: 'Save a brand’s scope rules as its next version; what waits is placed anew', access: settings, params: idParams, body: ScopeRulesChange, response: ScopeRules }, async (tx, { params, body }) => {
    await saveScope(tx, params.id, body.version, body.rules);
    return showScope(tx, params.id);
  });
  app.read({ method: 'GET', url: '/api/v1/routing/people', summary: 'What people can do and how much at once', access: see, response: listOf(Profile) }, async (tx) => ({ data: await showProfiles(tx), next_cursor: null }));
  app.write({ method: 'PUT', url: '/api/v1/routing/people/:id', summary: 'Set somebody’s skills, languages, tier and how much they have at once', access: people, params: idParams, body: ProfileChange, response: Profile }, async (tx, { params, body }) => {
    await saveProfile(tx, params.id, body);
    return (await showProfiles(tx, params.id))[0] as ProfileView;
  });
  app.read({ method: 'GET', url: '/api/v1/routing/terms', summary: 'How work is given out: units, caps, affinity, patience', access: see, response: TermsView }, termsHeld);
  app.write({ method: 'PUT', url: '/api/v1/routing/terms', summary: 'Change how work is given out', access: settings, body: TermsChange, response: TermsView }, async (tx, { body }) => {
    await saveTerms(tx, body.version, body.terms);
    return termsHeld(tx);
  });
  siteRoutes(app);
}

function poolRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/pools', summary: 'The pools that serve the brands you see', access: see, response: listOf(PoolShape) }, async (tx) => ({ data: await showPools(tx), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/pools', summary: 'Add a pool', access: settings, status: 201, body: NewPool, response: PoolShape }, async (tx, { body }) => (await showPools(tx, await addPool(tx, body)))[0] as PoolView);
  app.write({ method: 'PATCH', url: '/api/v1/pools/:id', summary: 'Change a pool', access: settings, params: idParams, body: PoolChange, response: PoolShape }, async (tx, { params, body }) => {
    await changePool(tx, params.id, body);
    return (await showPools(tx, params.id))[0] as PoolView;
  });
  app.write({ method: 'DELETE', url: '/api/v1/pools/:id', summary: 'Remove a pool that no rule sends anything to', access: settings, params: idParams, response: Type.Object({}) }, async (tx, { params }) => {
    await removePool(tx, params.id);
    return {};
  });
}

function siteRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/routing/sites', summary: 'When sites work, who is there, and which are out', access: see, response: listOf(SiteShape) }, async (tx) => ({ data: await showSites(tx), next_cursor: null }));
  app.write({ method: 'PUT', url: '/api/v1/routing/sites/:id', summary: 'Say when a site works, or that it is out', access: settings, params: idParams, body: SiteHours, response: SiteShape }, async (tx, { params, body }) => {
    if (!holdsInstallation(tx.actor)) throw forbidden('routing.settings in every brand');
    const known = await tx.maybe(sql`select 1 from identity.site where id = ${params.id}`);
    if (known === undefined) throw notFound('site');
    if (body.calendar !== undefined) {
      await tx.run(sql`insert into routing.site (site_id, calendar) values (${params.id}, ${body.calendar === null ? null : JSON.stringify(body.calendar)}::jsonb) on conflict (site_id) do update set calendar = excluded.calendar`);
      await record(tx, { action: 'routing.site_hours_changed', subjectKind: 'site', subjectId: params.id });
    }
    if (body.out !== undefined) await saySiteOut(tx, params.id, body.out);
    return (await showSites(tx)).find((site) => site.site_id === params.id) as SiteView;
  });
}
