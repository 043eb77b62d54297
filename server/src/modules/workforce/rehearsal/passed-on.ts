import type { Floor } from '../../routing/index.ts';

/** What somebody began and passed on: it waits for somebody else, the longest first. */
export class PassedOn {
  readonly #waiting: { readonly contact: number; readonly line: number; readonly since: number; readonly by: number }[] = [];
  readonly #lines: number;

  constructor(lines: number) {
    this.#lines = lines;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(contact: number, line: number, since: number, by: number): void {
    let at = this.#waiting.length;
    while (at > 0 && (this.#waiting[at - 1] as { since: number }).since > since) at--;
    this.#waiting.splice(at, 0, { contact, line, since, by });
  }

  /** Takes out the first that somebody else passed on and they may be given, if nothing they could be given waits longer; null where there is none. */
  takeFor(agent: number, floor: Floor, now: number): { readonly contact: number; readonly line: number } | null {
    const at = this.#waiting.findIndex((one) => one.by !== agent && floor.couldTake(agent, one.line, one.since, now) && !this.#waitsLonger(agent, one.since, floor, now));
    return at < 0 ? null : (this.#waiting.splice(at, 1)[0] as { contact: number; line: number });
  }

  #waitsLonger(agent: number, than: number, floor: Floor, now: number): boolean {
    for (let line = 0; line < this.#lines; line++) {
      if (floor.waiting(line) === 0) continue;
      const since = floor.firstSince(line);
      if (since < than && floor.couldTake(agent, line, since, now)) return true;
    }
    return false;
  }

  /** Takes out what waits longest; null where nothing does. */
  take(): { readonly contact: number; readonly line: number } | null {
    return this.#waiting.shift() ?? null;
  }
}
