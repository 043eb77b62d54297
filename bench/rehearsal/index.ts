import { findDataFolder } from '../../server/referee/data-folder.ts';
import { rehearse, type AgentGroup, type RehearsalPolicy, type Season } from '../../server/src/modules/workforce/index.ts';
import { round, table } from '../stage/open-stage.ts';
import { makeCosts, makeRoster, peakCosts, readSeason } from './staffed-season.ts';

const SEED = 20261101;

interface Answer {
  readonly service_level: number;
  readonly arrived: number;
  readonly occupancy: number;
  readonly cost: { readonly delay: number };
  readonly waits: { readonly abandoned_share: number };
  readonly by_reason: readonly { readonly reason: string; readonly channels: Readonly<Record<string, { readonly wait_p99_seconds: number | null }>> }[];
}

/**
 * `rehearsal [scale]`: the season of twelve weeks played once, with the roster and the costs of waiting of a seed. `rehearsal peak [scale]
 * [tightness]`: its peak week (three times a usual day) under four ways to order what waits, with the same people and the same customers.
 */
export function run(argv: readonly string[]): Record<string, unknown> {
  const folder = findDataFolder();
  if (folder === null) throw new Error('The season of the reference files is needed: set KEEPDESK_REFEREE_DATA.');
  return argv[0] === 'peak' ? peak(folder, Number(argv[1] ?? 10), Number(argv[2] ?? 1)) : wholeSeason(folder, Number(argv[0] ?? 10));
}

function played(season: Season, agents: readonly AgentGroup[], policy: RehearsalPolicy): Answer & { readonly seconds: number; readonly processorSeconds: number } {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  const answer = rehearse({ seed: SEED, replications: 1, season, agents, policy }) as unknown as Answer;
  const { user, system } = process.cpuUsage(cpu);
  return { ...answer, seconds: (performance.now() - from) / 1000, processorSeconds: (user + system) / 1e6 };
}

function wholeSeason(folder: string, scale: number): Record<string, unknown> {
  const season = { ...readSeason(folder, scale), costs: makeCosts(readSeason(folder, scale), SEED) };
  const agents = makeRoster(season, SEED);
  const { seconds, processorSeconds, arrived, service_level: level, occupancy } = played(season, agents, { order: 'cost', costs: peakCosts(season, season.costs), longest_wait_seconds: LONGEST });
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const [most, target] = [1536, scale > 1 ? 60 : 6];
  table([['what', 'measured', 'target'], ['people', agents.length, '–'], ['contacts, those who come again among them', Math.round(arrived), '–'], ['seconds, reading and telling included', round(seconds, 1), `≤ ${target}`], ['seconds of processor', round(processorSeconds, 1), `≤ ${target}`], ['memory at most, MB', Math.round(megabytes), `≤ ${most}`], ['service level', round(level, 3), '–'], ['occupancy', round(occupancy, 3), '–']]);
  return { scale, people: agents.length, contacts: Math.round(arrived), seconds: round(seconds, 2), processor_seconds: round(processorSeconds, 2), megabytes: Math.round(megabytes), ratio_to_target: round(processorSeconds / target, 3) };
}

/** Nobody waits longer, whatever is dearer. */
const LONGEST: Readonly<Record<string, number>> = { '*/phone': 3600, '*/chat': 3600, '*/social': 8 * 3600, '*/email': 24 * 3600, '*': 24 * 3600 };

function peak(folder: string, scale: number, tightness: number): Record<string, unknown> {
  const week = { ...readSeason(folder, scale), weeks: 1, week_factor: [3] };
  const season = { ...week, costs: makeCosts(week, 7) };
  const agents = makeRoster(season, 7, tightness);
  const lines = Object.keys(season.costs);
  const longest = Object.fromEntries(lines.map((line) => [line, LONGEST[`*/${line.split('/')[1] ?? ''}`] ?? 86_400]));
  const ways: Record<string, RehearsalPolicy> = {
    // Cost that grows with age alone is who came first; costs far apart and flat are four fixed priorities.
    'first come, first served': { order: 'cost', costs: { '*': { per_hour: 1e-6, growth_per_hour: 1e6 } } },
    'static priority, four classes': { order: 'cost', costs: Object.fromEntries(Object.entries(season.costs).map(([line, { per_hour: rate }]) => [line, { per_hour: rate > 15 ? 1000 : rate > 6 ? 100 : rate > 2.5 ? 10 : 1 }])) },
    'next deadline': { order: 'due' },
    'peak mode': { order: 'cost', costs: peakCosts(season, season.costs), longest_wait_seconds: longest },
  };
  const answers = Object.entries(ways).map(([name, policy]) => ({ name, ...played(season, agents, policy) }));
  const starved = (answer: Answer): number => answer.by_reason.reduce((sum, { reason, channels }) => sum + Object.entries(channels).filter(([channel, { wait_p99_seconds: wait }]) => (wait ?? 0) > (longest[`${reason}/${channel}`] ?? Infinity)).length, 0);
  table([['way', 'delay cost', 'service level', 'gave up', 'lines starved'], ...answers.map((one) => [one.name, Math.round(one.cost.delay), round(one.service_level, 3), round(one.waits.abandoned_share, 3), starved(one)])]);
  const costs = answers.map((one) => one.cost.delay);
  const [fifo, fixed, , mode] = costs as [number, number, number, number];
  return { scale, tightness, people: agents.length, contacts: Math.round(answers[3]?.arrived ?? 0), below_first_come: round(1 - mode / fifo, 3), below_static_priority: round(1 - mode / fixed, 3), starved: starved(answers[3] as Answer) };
}
