/** Where people are asked for: by interval, in any unit. */
export interface Lane {
  readonly asked: readonly number[];
}

/** One week: its intervals, and how many intervals of a person each crew has in it. */
export interface CrewWeek {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly number[];
}

/**
 * So many people of each crew at each lane and interval: whole people, as many in a week as it has of them, there when and where they are asked for. What rounding leaves over is carried on to
 * the next interval, lane and week, so that nobody is lost or added by it: of lane and crew by list, by interval.
 */
export function wholePeople(lanes: readonly Lane[], weeks: readonly CrewWeek[], crews: number, intervals: number): number[][][] {
  const courses = lanes.map(() => Array.from({ length: crews }, () => new Array<number>(intervals).fill(0)));
  const ofLanes = new Float64Array(lanes.length);
  const ofCrews = lanes.map(() => new Float64Array(crews));
  let carried = 0;
  for (const { from, to, parts } of weeks) {
    const all = parts.reduce((sum, one) => sum + one, 0);
    const whole = lanes.reduce((sum, lane) => sum + sumOf(lane, from, to), 0);
    if (all === 0 || whole === 0) continue;
    for (let at = from; at < to; at++) {
      const here = lanes.reduce((sum, lane) => sum + (lane.asked[at] as number), 0);
      carried += (all * here) / whole;
      const people = here > 0 ? Math.max(0, Math.round(carried)) : 0;
      carried -= people;
      for (const [lane, { asked }] of lanes.entries()) ofLanes[lane] = (ofLanes[lane] as number) + (here > 0 ? (people * (asked[at] as number)) / here : 0);
      for (let person = 0; person < people; person++) {
        const lane = owed(ofLanes, (one) => (lanes[one] as Lane).asked[at] as number);
        const own = ofCrews[lane] as Float64Array;
        for (let crew = 0; crew < crews; crew++) own[crew] = (own[crew] as number) + (parts[crew] as number) / all;
        const crew = owed(own, (one) => parts[one] as number);
        const course = (courses[lane] as number[][])[crew] as number[];
        course[at] = (course[at] as number) + 1;
      }
    }
  }
  return courses;
}

const sumOf = ({ asked }: Lane, from: number, to: number): number => asked.slice(from, to).reduce((sum, one) => sum + one, 0);

/** Whoever is owed the most, of those that have anything here; one is taken off what they are owed. */
function owed(credits: Float64Array, has: (one: number) => number): number {
  let best = -1;
  for (let one = 0; one < credits.length; one++) if (has(one) > 0 && (best < 0 || (credits[one] as number) > (credits[best] as number) + 1e-9)) best = one;
  credits[best] = (credits[best] as number) - 1;
  return best;
}
