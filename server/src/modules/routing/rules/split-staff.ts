import { compareStandings, standingOf, type Standing } from './preference.ts';
import { Room } from './room.ts';
import { momentOf, type RoutingAgent, type RoutingPolicy } from './shapes.ts';

interface Seat {
  readonly agent: RoutingAgent;
  readonly room: Room;
  readonly standing: Standing;
}

/** Those with room for anything, by standing; those who are there and full; and those who are away. */
export function split(agents: readonly RoutingAgent[], policy: RoutingPolicy, now: number): { free: Seat[]; full: RoutingAgent[]; away: RoutingAgent[] } {
  const free: Seat[] = [];
  const full: RoutingAgent[] = [];
  const away: RoutingAgent[] = [];
  for (const agent of agents) {
    if (agent.state !== 'available') {
      away.push(agent);
      continue;
    }
    const room = new Room(agent, policy);
    if (fitsAny(room, agent)) free.push({ agent, room, standing: standingOf(agent, agent.idle_since === undefined ? 0 : Math.min(now, momentOf(agent.idle_since))) });
    else full.push(agent);
  }
  return { free: free.sort((a, b) => compareStandings(a.standing, b.standing)), full, away };
}

function fitsAny(room: Room, { channels }: RoutingAgent): boolean {
  for (const channel in channels) if (room.fits(channel)) return true;
  return false;
}
