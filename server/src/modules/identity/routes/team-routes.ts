import { idParams, listOf } from '../../../platform/http/lists.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { Done, NewSite, NewTeam, Site, SiteChange, Team, TeamChange } from '../contract.ts';
import { addSite, addTeam, archiveTeam, changeSiteRow, changeTeamRow, listSites, listTeams, removeSite, replaceMembers, type SiteRow, type TeamRow } from '../store/teams.ts';
import { wideWrite, type Desk } from './wide-route.ts';

const access = { permission: 'identity.teams' };
type Members = { member_ids?: string[] | undefined; lead_ids?: string[] | undefined };

export function teamRoutes(desk: Desk): void {
  const { app } = desk;
  app.read({ method: 'GET', url: '/api/v1/teams', summary: 'Teams and who is in them', access: 'signed-in', response: listOf(Team) }, async (tx) => ({ data: await listTeams(tx), next_cursor: null }));
  wideWrite(desk, { method: 'POST', url: '/api/v1/teams', summary: 'Add a team', access, status: 201, body: NewTeam, response: Team }, async (tx, { body }) => {
    const id = await addTeam(tx, body);
    await setMembers(tx, id, body);
    return team(tx, id);
  });
  wideWrite(desk, { method: 'PATCH', url: '/api/v1/teams/:id', summary: 'Change a team', access, params: idParams, body: TeamChange, response: Team }, async (tx, { params, body }) => {
    if ((await changeTeamRow(tx, params.id, body)) === 0) throw notFound('team');
    await setMembers(tx, params.id, body);
    return team(tx, params.id);
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/teams/:id', summary: 'Close a team', access, params: idParams, response: Done }, async (tx, { params }) => {
    if ((await archiveTeam(tx, params.id)) === 0) throw notFound('team');
    await record(tx, { action: 'identity.team_closed', subjectKind: 'team', subjectId: params.id });
    return { ok: true };
  });
  siteRoutes(desk);
}

function siteRoutes(desk: Desk): void {
  const { app } = desk;
  app.read({ method: 'GET', url: '/api/v1/sites', summary: 'Places people work at', access: 'signed-in', response: listOf(Site) }, async (tx) => ({ data: await listSites(tx), next_cursor: null }));
  wideWrite(desk, { method: 'POST', url: '/api/v1/sites', summary: 'Add a site', access, status: 201, body: NewSite, response: Site }, async (tx, { body }) =>
    site(tx, await addSite(tx, { name: body.name, country: body.country ?? '', time_zone: body.time_zone ?? 'UTC' })),
  );
  wideWrite(desk, { method: 'PATCH', url: '/api/v1/sites/:id', summary: 'Change a site', access, params: idParams, body: SiteChange, response: Site }, async (tx, { params, body }) => {
    if ((await changeSiteRow(tx, params.id, body)) === 0) throw notFound('site');
    return site(tx, params.id);
  });
  wideWrite(desk, { method: 'DELETE', url: '/api/v1/sites/:id', summary: 'Remove a site', access, params: idParams, response: Done }, async (tx, { params }) => {
    if ((await removeSite(tx, params.id)) === 0) throw notFound('site');
    return { ok: true };
  });
}

async function setMembers(tx: Tx, teamId: string, { member_ids, lead_ids }: Members): Promise<void> {
  if (member_ids !== undefined || lead_ids !== undefined) await replaceMembers(tx, teamId, member_ids ?? [], lead_ids ?? []);
  await record(tx, { action: 'identity.team_changed', subjectKind: 'team', subjectId: teamId, facts: { members: member_ids?.length ?? null } });
}

async function team(tx: Tx, id: string): Promise<TeamRow> {
  const found = (await listTeams(tx)).find((one) => one.id === id);
  if (!found) throw notFound('team');
  return found;
}

async function site(tx: Tx, id: string): Promise<SiteRow> {
  const found = (await listSites(tx)).find((one) => one.id === id);
  if (!found) throw notFound('site');
  return found;
}
