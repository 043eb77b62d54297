import type { AgentGroup } from '../../question.ts';
import { comingTo } from '../demand.ts';
import type { Choices, KnownBrand, KnownChannel, KnownDesk } from '../known.ts';
import { absenceOf, channelsOf, poolsOf, sitesInTurn, skillsOf, spansOf } from '../people.ts';
import type { Crew } from './to-play.ts';
import { wholePeople, type Lane } from './whole-people.ts';

const DAYS = 7;

interface Place extends Lane {
  readonly brand: KnownBrand;
  readonly name: string;
  readonly channels: Readonly<Record<string, number>>;
}

/**
 * Who is there in a season: as many hours as the plan comes to in each week, laid where and when staffing asks for them. Shifts nobody comes to are in the plan's shrinkage already, so there
 * are more of them by as much as are missed. A crew's speed is its own in each week.
 */
export function seasonPeople(desk: KnownDesk, crews: readonly Crew[], choices: Choices): AgentGroup[] {
  const absence = absenceOf(desk, choices);
  const places = placesOf(desk, choices);
  const intervals = places[0]?.asked.length ?? 0;
  const weeks = Array.from({ length: desk.days / DAYS }, (_, week) => ({
    from: desk.dayStarts[week * DAYS] as number, to: desk.dayStarts[(week + 1) * DAYS] ?? intervals,
    parts: crews.map((crew) => (((crew.weeks[week]?.hours ?? 0) * 3600) / desk.stepSeconds) / (1 - absence)),
  }));
  const courses = wholePeople(places, weeks, crews.length, intervals);
  const sites = sitesInTurn(desk);
  let number = 0;
  return places.flatMap((place, at) => crews.flatMap((crew, kind) => spansOf(desk, courses[at]?.[kind] ?? []).map((shifts, person): AgentGroup => {
    const site = sites(number++);
    return {
      id: `${place.brand.name} ${place.name} ${crew.id} ${person + 1}`, brands: [place.brand.id], ...(site === null ? {} : { site }), channels: place.channels, pools: poolsOf(place.brand), skills: skillsOf(place.brand),
      tier: 9, absence, shifts, hourly_cost: crew.hourCost, ...paceOf(crew),
    };
  })));
}

/** Where people are: each at one channel, or all at all of them. */
function placesOf(desk: KnownDesk, choices: Choices): Place[] {
  return desk.brands.flatMap((brand): Place[] => {
    const known = comingTo(brand);
    const alone = (one: KnownChannel): Place => ({ brand, name: one.channel, channels: { [one.channel]: one.work === 'chats' ? one.chatsAtOnce : 1 }, asked: one.agents });
    if (choices.skills !== 'all_channels') return known.map(alone);
    return [{ brand, name: 'all', channels: channelsOf(brand), asked: (known[0]?.agents ?? []).map((_, at) => known.reduce((sum, one) => sum + (one.agents[at] ?? 0), 0)) }];
  });
}

/** Slower or faster the whole season, or by the week. */
function paceOf({ weeks }: Crew): Pick<AgentGroup, 'handle_factor' | 'ramp'> {
  const speeds = weeks.map(({ speed }) => speed);
  if (speeds.every((one) => one === speeds[0])) return speeds[0] === 1 || speeds[0] === undefined ? {} : { handle_factor: 1 / speeds[0] };
  return { ramp: speeds };
}
