import { readFileSync } from 'node:fs';
import path from 'node:path';
import { blocking, erlangA, erlangC, finiteRoom, staff } from '../../src/modules/workforce/index.ts';
import type { RefereeSet } from '../figure.ts';
import { farthest } from './staffing-rows.ts';

type Row = Readonly<Record<string, number>> & { readonly model: string };
type Pair = readonly [found: number, expected: number];

/** Figures that two public libraries reckoned, and required positions. */
export const erlangPeerVectors: RefereeSet = {
  name: 'erlang-peer-vectors',
  anchor: 'both peers 100 % within 1e-6 (service level 1e-4)',
  measure(folder) {
    const rows = readFileSync(path.join(folder, 'vectors.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row);
    const of = (model: string): Row[] => rows.filter((row) => row.model === model);
    const required = of('ErlangC-required');
    const levels = of('M/M/c+M').filter((row) => row['peer_service_level_answered_within_target'] !== null);
    return [
      { what: 'M/M/c, relative error', value: farthest(of('M/M/c').flatMap(waiting)), atMost: 1e-6, unit: 'tiny' },
      { what: 'M/M/c/K', value: farthest(of('M/M/c/K').flatMap(finite)), atMost: 1e-6, unit: 'tiny' },
      { what: 'Erlang A', value: farthest(of('M/M/c+M').flatMap(leaving)), atMost: 1e-6, unit: 'tiny' },
      { what: 'Erlang A service level', value: Math.max(0, ...levels.map((row) => Math.abs(palm(row).serviceLevel - num(row, 'peer_service_level_answered_within_target')))), atMost: 1e-4, unit: 'tiny' },
      { what: `required positions wrong (${required.length})`, value: required.filter((row) => !isRequired(row)).length, atMost: 0, unit: 'count' },
    ];
  },
};

const num = (row: Row, field: string): number => row[field] as number;

/** The time unit is the mean service time. */
const inHandles = (row: Row) => ({ arrivals: num(row, 'offered_erlangs'), intervalSeconds: 1, handleSeconds: 1 });

function waiting(row: Row): Pair[] {
  const found = erlangC(inHandles(row), num(row, 'servers'), 0.5);
  const lost: Pair = [blocking(num(row, 'offered_erlangs'), num(row, 'servers')), num(row, 'erlang_b')];
  // Where the queue grows without end the peers have only the loss formula.
  if (row['erlang_c'] === undefined) return [lost, [found.stable ? 1 : 0, 0]];
  return [lost, [found.waitShare, num(row, 'erlang_c')], [found.queueLength, num(row, 'Lq')], [found.waitSeconds, num(row, 'mean_wait_in_aht')], [found.serviceLevel, num(row, 'p_wait_le_half_aht')]];
}

function finite(row: Row): Pair[] {
  const found = finiteRoom(inHandles(row), num(row, 'servers'), num(row, 'capacity'), 0);
  const throughput = num(row, 'offered_erlangs') * (1 - found.blockedShare);
  return [[found.blockedShare, num(row, 'p_block')], [found.queueLength, num(row, 'Lq')], [found.queueLength + found.occupancy * num(row, 'servers'), num(row, 'L')], [found.waitAnsweredSeconds, num(row, 'mean_wait_of_admitted_in_aht')], [throughput, num(row, 'throughput')]];
}

const palm = (row: Row) => erlangA({ arrivals: num(row, 'transactions'), intervalSeconds: num(row, 'interval_min') * 60, handleSeconds: num(row, 'aht_min') * 60 }, num(row, 'servers'), num(row, 'target_min') * 60, num(row, 'mean_patience_min') * 60);

function leaving(row: Row): Pair[] {
  const found = palm(row);
  return [[found.waitShare, num(row, 'p_wait')], [found.abandonShare, num(row, 'p_abandon')], [found.occupancy, num(row, 'occupancy')], [found.queueLength, num(row, 'Lq')], [found.waitSeconds / 60, num(row, 'mean_wait_all_min')]];
}

function isRequired(row: Row): boolean {
  const answer = staff({
    demand: { arrivals: num(row, 'transactions'), intervalSeconds: num(row, 'interval_min') * 60, handleSeconds: num(row, 'aht_min') * 60 }, behaviour: { model: 'erlang_c' },
    targets: { serviceLevel: num(row, 'service_level_target'), withinSeconds: num(row, 'target_min') * 60, maxOccupancy: num(row, 'max_occupancy') }, shrinkage: num(row, 'shrinkage'),
  });
  return answer.agents === num(row, 'raw_positions') && answer.positions === num(row, 'positions') && Math.abs(answer.figures.serviceLevel - num(row, 'service_level')) < 1e-6 && Math.abs(answer.figures.waitShare - num(row, 'p_wait')) < 1e-6;
}
