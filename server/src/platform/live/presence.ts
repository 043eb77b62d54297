import type { Clock } from '../clock/clock.ts';

export type PresenceState = 'viewing' | 'typing' | 'left';

export interface Sighting {
  readonly conversation_id: string;
  readonly brand_id: string;
  readonly person_id: string;
  readonly name: string;
  readonly state: PresenceState;
  /** what is typed will be read by the customer; a note is not */
  readonly replying?: boolean;
}

const FORGET_MS = 40_000;

interface Seen {
  name: string;
  state: 'viewing' | 'typing';
  at: number;
}

/** Who looks at a conversation and who types in it, as the browsers last said; forgotten when they fall silent. */
export class Presence {
  readonly #clock: Clock;
  readonly #seen = new Map<string, Map<string, Seen>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A sighting from this or another process, and what it says. */
  hear(message: string, tell: (brandId: string, body: Record<string, unknown>) => void): Sighting {
    const sighting = JSON.parse(message) as Sighting;
    const here = this.#seen.get(sighting.conversation_id) ?? new Map<string, Seen>();
    if (sighting.state === 'left') here.delete(sighting.person_id);
    else here.set(sighting.person_id, { name: sighting.name, state: sighting.state, at: this.#clock.now().getTime() });
    if (here.size === 0) this.#seen.delete(sighting.conversation_id);
    else this.#seen.set(sighting.conversation_id, here);
    tell(sighting.brand_id, { conversation_id: sighting.conversation_id, viewers: this.viewersOf(sighting.conversation_id) });
    return sighting;
  }

  viewersOf(conversationId: string): { id: string; name: string; state: 'viewing' | 'typing' }[] {
    const since = this.#clock.now().getTime() - FORGET_MS;
    return [...(this.#seen.get(conversationId) ?? [])].filter(([, seen]) => seen.at >= since).map(([id, seen]) => ({ id, name: seen.name, state: seen.state }));
  }
}
