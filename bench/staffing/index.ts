import { erlangA, requiredAgents, type Behaviour, type Demand, type Targets } from '../../server/src/modules/workforce/index.ts';
import { between, seededRandom } from '../../server/src/platform/random/random.ts';
import { round, table } from '../stage/open-stage.ts';

const targets: Targets = { serviceLevel: 0.8, withinSeconds: 20, maxOccupancy: 0.88 };

/**
 * Requirements of so many intervals (a night's handful up to 200 erlangs), beside the plain way: for each number of agents from the load up the
 * whole recursion anew. Both must say the same. Then Erlang A: requirements, and whole evaluations at 100 agents.
 */
export function run(argv: readonly string[]): Record<string, unknown> {
  const count = Number(argv[0] ?? 50_000);
  const random = seededRandom(21);
  const demands = Array.from({ length: count }, (): Demand => ({ arrivals: between(random, 1, 1200) + random.next(), intervalSeconds: 1800, handleSeconds: between(random, 120, 300) }));
  const patient = timed(() => demands.map((demand) => requiredAgents(demand, { model: 'erlang_c' }, targets)));
  const plain = timed(() => demands.map(plainRequired));
  const differ = patient.found.filter((agents, at) => agents !== plain.found[at]).length;
  if (differ > 0) throw new Error(`${differ} requirements differ from the plain way`);
  const leaving: Behaviour = { model: 'erlang_a', patienceSeconds: 180 };
  const some = demands.slice(0, Math.ceil(count / 10));
  const hangUp = timed(() => some.map((demand) => requiredAgents(demand, leaving, targets)));
  const whole = timed(() => Array.from({ length: 20_000 }, (_, i) => erlangA({ arrivals: 95 + i / 4000, intervalSeconds: 60, handleSeconds: 60 }, 100, 20, 120).serviceLevel));
  const [each, slow, a, evaluations] = [count / patient.seconds, count / plain.seconds, some.length / hangUp.seconds, 20_000 / whole.seconds].map(Math.round) as [number, number, number, number];
  table([['what', 'a second', 'target'], [`Erlang C requirements (${count})`, String(each), '≥ 100000'], ['the plain way', String(slow), '–'], [`Erlang A requirements (${some.length})`, String(a), '–'], ['Erlang A, everything at 100 agents', String(evaluations), '≥ 20000']]);
  return { intervals: count, seconds: round(patient.seconds, 3), required_per_second: each, plain_per_second: slow, ratio_to_plain: round(slow / each, 4), erlang_a_required_per_second: a, erlang_a_evaluations_per_second: evaluations };
}

function timed<T>(work: () => T): { found: T; seconds: number } {
  const from = performance.now();
  const found = work();
  return { found, seconds: (performance.now() - from) / 1000 };
}

/** As the formulas stand in a book: B from nothing for each number of agents. */
function plainRequired({ arrivals, intervalSeconds, handleSeconds }: Demand): number {
  const load = (arrivals * handleSeconds) / intervalSeconds;
  for (let agents = Math.floor(load) + 1; ; agents++) {
    let lost = 1;
    for (let k = 1; k <= agents; k++) lost = (load * lost) / (k + load * lost);
    const waits = lost / (1 - (load / agents) * (1 - lost));
    if (load / agents <= 0.88 && 1 - waits * Math.exp((-(agents - load) * 20) / handleSeconds) >= 0.8) return agents;
  }
}
