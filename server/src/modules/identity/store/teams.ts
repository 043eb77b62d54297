import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

export interface TeamRow {
  id: string;
  name: string;
  site_id: string | null;
  member_ids: string[];
  lead_ids: string[];
}

export interface SiteRow {
  id: string;
  name: string;
  country: string;
  time_zone: string;
}

export function listTeams(tx: Tx): Promise<TeamRow[]> {
  return tx.rows<TeamRow>(sql`
    select t.id, t.name, t.site_id, coalesce(array_agg(m.person_id) filter (where m.person_id is not null), '{}') as member_ids,
      coalesce(array_agg(m.person_id) filter (where m.leads), '{}') as lead_ids
    from identity.team t left join identity.team_member m on m.team_id = t.id where t.archived_at is null group by t.id order by t.name`);
}

export async function addTeam(tx: Tx, team: { name: string; site_id?: string | null | undefined }): Promise<string> {
  const id = tx.id();
  await tx.run(sql`insert into identity.team (id, name, site_id, created_at) values (${id}, ${team.name}, ${team.site_id ?? null}, ${tx.now})`);
  return id;
}

export async function changeTeamRow(tx: Tx, id: string, change: { name?: string | undefined; site_id?: string | null | undefined }): Promise<number> {
  const moves = change.site_id !== undefined;
  return tx.run(sql`
    update identity.team set name = coalesce(${change.name ?? null}, name), site_id = case when ${moves}::boolean then ${change.site_id ?? null}::uuid else site_id end
    where id = ${id} and archived_at is null`);
}

export function archiveTeam(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update identity.team set archived_at = ${tx.now} where id = ${id} and archived_at is null`);
}

export async function replaceMembers(tx: Tx, teamId: string, memberIds: readonly string[], leadIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from identity.team_member where team_id = ${teamId}`);
  await tx.run(sql`
    insert into identity.team_member (team_id, person_id, leads)
    select distinct ${teamId}::uuid, person_id, person_id = any (${leadIds}::uuid[]) from unnest(${[...new Set([...memberIds, ...leadIds])]}::uuid[]) as given (person_id)`);
}

export async function replaceTeamsOf(tx: Tx, personId: string, teamIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from identity.team_member where person_id = ${personId} and team_id <> all (${teamIds}::uuid[])`);
  await tx.run(sql`
    insert into identity.team_member (team_id, person_id) select distinct team_id, ${personId}::uuid from unnest(${teamIds}::uuid[]) as given (team_id) on conflict do nothing`);
}

export async function teamIdsOf(tx: Tx, personId: string): Promise<string[]> {
  return (await tx.rows<{ team_id: string }>(sql`select team_id from identity.team_member where person_id = ${personId} order by team_id`)).map((row) => row.team_id);
}

export function listSites(tx: Tx): Promise<SiteRow[]> {
  return tx.rows<SiteRow>(sql`select id, name, country, time_zone from identity.site order by name`);
}

export async function addSite(tx: Tx, site: Omit<SiteRow, 'id'>): Promise<string> {
  const id = tx.id();
  await tx.run(sql`insert into identity.site (id, name, country, time_zone, created_at) values (${id}, ${site.name}, ${site.country}, ${site.time_zone}, ${tx.now})`);
  return id;
}

export function changeSiteRow(tx: Tx, id: string, change: Partial<Omit<SiteRow, 'id'>>): Promise<number> {
  return tx.run(sql`
    update identity.site set name = coalesce(${change.name ?? null}, name), country = coalesce(${change.country ?? null}, country), time_zone = coalesce(${change.time_zone ?? null}, time_zone) where id = ${id}`);
}

export function removeSite(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`delete from identity.site where id = ${id}`);
}
