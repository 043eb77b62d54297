import { refuseUnless } from '../staffing/index.ts';
import type { Flow, LinePlan } from './plan.ts';
import type { Demand } from './read-demand.ts';
import { BRAND } from './read-lines.ts';

/** What comes together: everything by one course, or each stream by its own. @throws Refusal `invalid_season` where a stream and the lines do not fit */
export function readFlows(expected: Float64Array, streams: Demand['streams'], lines: readonly LinePlan[]): Flow[] {
  if (streams.length === 0) return [{ expected, lines: lines.map((_, line) => line) }];
  const flows = streams.map((stream, at): Flow => {
    const own = lines.flatMap((line, number) => (line.channel === stream.channel && line.alike.brand === (stream.brand ?? BRAND) ? [number] : []));
    refuseUnless(own.length > 0, 'invalid_season', `season.streams[${at}]`, `No reason comes by "${stream.channel}": say so in its "channel_share".`);
    return { expected: stream.expected, lines: own };
  });
  const met = flows.flatMap((flow) => flow.lines);
  refuseUnless(met.length === lines.length && new Set(met).size === met.length, 'invalid_season', 'season.streams', 'Each channel that something comes by needs one stream in "season.streams", and only one.');
  return flows;
}
