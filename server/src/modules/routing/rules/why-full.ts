import { Room, weightOf } from './room.ts';
import type { RoutingAgent, RoutingPolicy } from './shapes.ts';

/** Why one more of a channel does not fit; null when it does. */
export type Full = { readonly why: 'not_served' | 'whole' | 'channel' | 'units'; readonly inHand: number; readonly most: number; readonly takes: number };

export function whyFull(agent: RoutingAgent, policy: RoutingPolicy, channel: string): Full | null {
  const room = new Room(agent, policy);
  if (room.fits(channel)) return null;
  const inHand = agent.work?.[channel] ?? 0;
  const most = room.cap(channel);
  if (most === 0) return { why: 'not_served', inHand, most, takes: 0 };
  if (inHand >= most) return { why: 'channel', inHand, most, takes: 0 };
  const takes = weightOf(policy, channel);
  if (room.units() + takes > room.capacity()) return { why: 'units', inHand: room.units(), most: room.capacity(), takes };
  return { why: 'whole', inHand, most, takes };
}

/** The same as a sentence that says what to do. */
export function fullInWords(name: string, channel: string, { why, inHand, most, takes }: Full): string {
  const instead = 'Give it to somebody else, or to a queue.';
  switch (why) {
    case 'not_served':
      return `${name} does not answer ${channel}. ${instead}`;
    case 'channel':
      return `${name} has ${inHand} of ${most} ${channel} conversations in hand. Something has to be closed or given away first. ${instead}`;
    case 'units':
      return `${name} has ${inHand} of ${most} units of work in hand, and this takes ${takes}. Something has to be closed or given away first. ${instead}`;
    default:
      return `${name} is taken whole by what they have in hand. ${instead}`;
  }
}
