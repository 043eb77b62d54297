/** What no tour costs: a state nobody has come to. */
export const NEVER = Infinity;

/** Room that all people of an instance share: only one tour is looked for at a time. */
export class TourRoom {
  readonly value: Float64Array[] = [];
  readonly from: Int32Array[] = [];
  readonly chose: Uint8Array[] = [];
  readonly active: Int32Array[] = [];
  readonly counts: Int32Array = new Int32Array(512);

  fit(days: number, states: number): void {
    for (let day = 0; day <= days; day++) {
      if ((this.value[day]?.length ?? 0) >= states) continue;
      this.value[day] = new Float64Array(states).fill(NEVER);
      this.from[day] = new Int32Array(states);
      this.chose[day] = new Uint8Array(states);
      this.active[day] = new Int32Array(states);
    }
  }

  put(day: number, state: number, sum: number, before: number, shift: number): void {
    const value = this.value[day] as Float64Array;
    const known = value[state] as number;
    if (sum >= known) return;
    if (known === NEVER) {
      const count = this.counts[day] as number;
      (this.active[day] as Int32Array)[count] = state;
      this.counts[day] = count + 1;
    }
    value[state] = sum;
    (this.from[day] as Int32Array)[state] = before;
    (this.chose[day] as Uint8Array)[state] = shift;
  }

  clear(day: number): void {
    const active = this.active[day] as Int32Array;
    const value = this.value[day] as Float64Array;
    for (let at = 0; at < (this.counts[day] as number); at++) value[active[at] as number] = NEVER;
    this.counts[day] = 0;
  }
}
