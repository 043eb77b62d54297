/** Where "now" comes from. Production passes the system clock; tests, imports and rehearsals pass their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #at: number;

  constructor(at: Date | string = '2026-01-05T09:00:00Z') {
    this.#at = new Date(at).getTime();
  }

  now(): Date {
    return new Date(this.#at);
  }

  set(at: Date | string): void {
    this.#at = new Date(at).getTime();
  }

  advance(seconds: number): void {
    this.#at += seconds * 1000;
  }
}
