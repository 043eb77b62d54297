import type { RosterSearch } from './search.ts';

/** What no schedule of these people can undercut, and what it is made of. */
export interface ShortBound {
  /** hours short at least */
  readonly hours: number;
  readonly because: 'nothing' | 'contract_hours' | 'nobody_there';
}

/**
 * Hours that must be short whatever is planned. Two counts that are true of every schedule, the larger holds: for each set of classes a week needs so many hours, and
 * those who know one of them have no more than their contracts; and in each quarter no more can be there than could work then. It is no linear program:
 * rests, lengths of shifts and meals may ask for more.
 */
export function boundOf(search: RosterSearch): ShortBound {
  const { need, planned } = search;
  const weeks = Math.max(1, ...planned.map((one) => Math.round(one.days.length / 7)));
  const span = Math.ceil(need.quarters / weeks);
  let [contract, there] = [0, 0];
  const canBe = planned.map((one) => Uint8Array.from({ length: need.quarters }, (_, quarter) => (one.availability.awayAt((need.first + quarter) * 15) === null || fixedAt(one, (need.first + quarter) * 15) ? 1 : 0)));
  for (let week = 0; week < weeks; week++) {
    const [from, to] = [week * span, Math.min(need.quarters, (week + 1) * span)];
    let most = 0;
    for (let set = 1; set < need.sets; set++) {
      let asked = 0;
      for (let quarter = from; quarter < to; quarter++) asked += need.needOf(set, quarter) / 4;
      // A week of theirs may begin before or end after the week that is judged: both of them could lie in it.
      const given = planned.reduce((sum, one, at) => (need.knows(at, set) ? sum + Math.min(hoursIn(canBe[at] as Uint8Array, from, to), (one.person.contract / 60) * (one.clock.startOf(one.person.monday + week * 7) === (need.first + from) * 15 ? 1 : 2)) : sum), 0);
      most = Math.max(most, asked - given);
    }
    contract += most;
    for (let quarter = from; quarter < to; quarter++) {
      let short = 0;
      for (let set = 1; set < need.sets; set++) {
        const asked = need.needOf(set, quarter);
        if (asked > short) short = Math.max(short, asked - planned.reduce((sum, _, at) => (need.knows(at, set) ? sum + ((canBe[at] as Uint8Array)[quarter] as number) : sum), 0));
      }
      there += short / 4;
    }
  }
  const hours = Math.max(contract, there);
  return { hours, because: hours < 1e-6 ? 'nothing' : contract >= there ? 'contract_hours' : 'nobody_there' };
}

const fixedAt = ({ before, after }: RosterSearch['planned'][number], minute: number): boolean => [...before, ...after].some((one) => one.from < minute + 15 && one.to > minute);

function hoursIn(can: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let quarter = from; quarter < to; quarter++) sum += can[quarter] as number;
  return sum / 4;
}
