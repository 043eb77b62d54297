import { systemActor, type Actor } from '../../../platform/actor/actor.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { Allowance, Buckets } from './rules/rate.ts';
import type { ChatPorts } from './ports.ts';
import type { OpenDoors } from './queries/open-doors.ts';

/** What every part of the chat works with. */
export interface ChatRoom {
  readonly ports: ChatPorts;
  readonly doors: OpenDoors;
  readonly buckets: Buckets;
}

/** The chat acting for visitors of one brand: it sees nothing of the others. */
export const actorIn = (brandId: string): Actor => systemActor('chat', [brandId]);

/** Counts it, or refuses: what is too much for one visitor or one address. */
export function count(room: ChatRoom, what: string, who: string, allowance: Allowance): void {
  if (room.buckets.take(`${what} ${who}`, allowance, room.ports.clock.now().getTime())) return;
  throw new Refusal(429, 'too_many', 'That was too much at once; wait a moment.', { retryAfterSeconds: Math.max(1, Math.min(60, 1 / allowance.perSecond)) });
}
