import type { RoutingAgent } from '../../routing/index.ts';
import { refuseUnless } from '../staffing/index.ts';
import type { LinePlan, Person } from './plan.ts';
import type { AgentGroup, Season } from './question.ts';
import { amount, momentOf } from './read-demand.ts';
import { POOL } from './read-lines.ts';

/** One of a group, and the group they belong to. */
export interface Named {
  readonly person: Person;
  readonly group: AgentGroup;
}

const MOST_PEOPLE = 50_000;

/** Everybody by name: a group of five is five people alike. @throws Refusal `invalid_agents`, `agent_without_work` */
export function readPeople(groups: readonly AgentGroup[], season: Season, lines: readonly LinePlan[], begins: number, ends: number): Named[] {
  refuseUnless(Array.isArray(groups) && groups.length > 0, 'invalid_agents', 'agents', 'A rehearsal needs at least one agent.');
  const people = groups.flatMap((group, at) => {
    refuseUnless(typeof group.id === 'string' && group.id !== '', 'invalid_agents', `agents[${at}].id`, 'Each agent or group of agents needs an "id".');
    const count = group.count ?? 1;
    refuseUnless(Number.isInteger(count) && count >= 0 && count <= MOST_PEOPLE, 'invalid_agents', `agents.${group.id}.count`, `"count" must be a whole number from 0 to ${MOST_PEOPLE}.`);
    const person = personOf(group, season, lines, begins, ends);
    return Array.from({ length: count }, (_, i): Named => ({ person: { ...person, agent: { ...person.agent, id: count === 1 ? group.id : `${group.id}-${String(i + 1).padStart(5, '0')}` } }, group }));
  });
  const ids = new Set(people.map(({ person }) => person.agent.id));
  refuseUnless(ids.size === people.length, 'invalid_agents', 'agents', 'Two agents have the same id.');
  refuseUnless(people.length > 0 && people.length <= MOST_PEOPLE, 'invalid_agents', 'agents', `A rehearsal needs from 1 to ${MOST_PEOPLE} agents.`);
  return people;
}

function personOf(group: AgentGroup, season: Season, lines: readonly LinePlan[], begins: number, ends: number): Person {
  const field = `agents.${group.id}`;
  const agent = agentOf(group, season, lines);
  refuseUnless(lines.some((line) => mayServe(agent, line)), 'agent_without_work', field, `"${group.id}" has no skill, channel or pool for anything that comes.`);
  const share = (value: number | undefined, name: string): number => {
    const given = amount(value ?? 0, `${field}.${name}`);
    refuseUnless(given < 1, 'invalid_agents', `${field}.${name}`, `"${field}.${name}" must be a share below 1.`);
    return given;
  };
  const factor = amount(group.handle_factor ?? 1, `${field}.handle_factor`);
  refuseUnless(factor > 0 && (group.ramp ?? []).every((one) => one > 0), 'invalid_agents', field, `"handle_factor" and "ramp" of "${group.id}" must be above zero.`);
  return {
    agent, site: group.site ?? '', handleFactor: factor, hourlyCost: amount(group.hourly_cost ?? 0, `${field}.hourly_cost`), absence: share(group.absence, 'absence'), ramp: group.ramp ?? [],
    starts: group.starts === undefined ? begins : momentOf(group.starts, begins, `${field}.starts`), ends: group.ends === undefined ? ends : momentOf(group.ends, begins, `${field}.ends`),
    washout: share(group.washout, 'washout'), weeklyAttrition: 1 - (1 - share(group.annual_attrition, 'annual_attrition')) ** (1 / 52),
  };
}

/** Whether somebody may ever answer a line, were they there and free: in its own pool. */
export function mayServe(agent: RoutingAgent, { alike, channel }: LinePlan): boolean {
  return (agent.brands === '*' || agent.brands.includes(alike.brand)) && agent.pools.includes(alike.pool) && (agent.channels[channel] ?? 0) > 0 && (alike.needs ?? []).every((need) => (agent.skills?.[need.skill] ?? 0) >= (need.level ?? 1));
}

/** As routing sees them. */
function agentOf(group: AgentGroup, season: Season, lines: readonly LinePlan[]): RoutingAgent {
  const reasons = [...new Set(lines.map((line) => line.reason))];
  const channels = [...new Set(lines.map((line) => line.channel))];
  const usual = (channel: string): number => season.concurrency?.[channel] ?? 1;
  const most = Array.isArray(group.channels) || group.channels === undefined ? Object.fromEntries(((group.channels as readonly string[] | undefined) ?? channels).map((channel) => [channel, usual(channel)])) : (group.channels as Record<string, number>);
  const skills = Array.isArray(group.skills) || group.skills === undefined ? Object.fromEntries(((group.skills as readonly string[] | undefined) ?? reasons).map((reason) => [reason, 3])) : (group.skills as Record<string, number>);
  for (const [name, value] of [...Object.entries(most), ...Object.entries(skills)]) refuseUnless(Number.isFinite(value) && value >= 0, 'invalid_agents', `agents.${group.id}`, `"${name}" of "${group.id}" must be a number that is not below zero.`);
  const pools = group.pools ?? [...new Set([POOL, ...lines.map((line) => line.alike.pool)])];
  return { id: group.id, state: 'offline', pools, brands: group.brands ?? '*', skills, channels: most, ...(group.tier === undefined ? {} : { tier: group.tier }), ...(group.in_house === undefined ? {} : { in_house: group.in_house }) };
}
