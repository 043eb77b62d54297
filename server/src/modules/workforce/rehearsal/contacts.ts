const FIRST_SIZE = 4096;
const NONE = -1;
const AGES_TOLD = 2 ** 20;

/** Contacts that wait, are in hand or will come again, by number. Numbers are used again; `ages` tells one use from the next. */
export class Contacts {
  keys = new Uint32Array(FIRST_SIZE);
  lines = new Int16Array(FIRST_SIZE);
  /** the interval in which they came */
  cells = new Int32Array(FIRST_SIZE);
  ages = new Int32Array(FIRST_SIZE);
  /** came (milliseconds); what they are due by; since when they wait in their line, and their spot there */
  came = new Float64Array(FIRST_SIZE);
  due = new Float64Array(FIRST_SIZE);
  since = new Float64Array(FIRST_SIZE);
  spots = new Float64Array(FIRST_SIZE);
  /** the reading of its agent's clock at which it is done */
  done = new Float64Array(FIRST_SIZE);
  /** what it takes, where that is known; 0 where it is drawn */
  works = new Float64Array(FIRST_SIZE);
  /** what it takes after it was passed on to somebody else; 0 where it is not */
  afterwards = new Float64Array(FIRST_SIZE);
  /** 1 once somebody has taken it up for the first time */
  taken = new Uint8Array(FIRST_SIZE);
  #next = new Int32Array(FIRST_SIZE);
  #free = NONE;
  #used = 0;

  add(key: number, line: number, cell: number, came: number, due: number): number {
    const contact = this.#take();
    this.keys[contact] = key;
    this.lines[contact] = line;
    this.cells[contact] = cell;
    this.came[contact] = came;
    this.since[contact] = came;
    this.due[contact] = due;
    this.spots[contact] = NONE;
    this.taken[contact] = 0;
    this.works[contact] = 0;
    this.afterwards[contact] = 0;
    return contact;
  }

  /** Its number with its age, so that what was to happen to an earlier one does not happen to this. */
  named(contact: number): number {
    return contact * AGES_TOLD + ((this.ages[contact] as number) % AGES_TOLD);
  }

  /** Whose name this is; -1 where it is nobody’s any more. */
  known(name: number): number {
    const contact = Math.floor(name / AGES_TOLD);
    return (this.ages[contact] as number) % AGES_TOLD === name % AGES_TOLD ? contact : NONE;
  }

  /** From now on it has another name: what was to happen to it does not. */
  rename(contact: number): void {
    this.ages[contact] = (this.ages[contact] as number) + 1;
  }

  drop(contact: number): void {
    this.rename(contact);
    this.#next[contact] = this.#free;
    this.#free = contact;
  }

  #take(): number {
    const free = this.#free;
    if (free !== NONE) {
      this.#free = this.#next[free] as number;
      return free;
    }
    if (this.#used === this.keys.length) this.#grow();
    return this.#used++;
  }

  #grow(): void {
    const size = this.keys.length * 2;
    const larger = <T extends Float64Array | Int32Array | Uint32Array | Int16Array | Uint8Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.keys = larger(new Uint32Array(size), this.keys);
    this.lines = larger(new Int16Array(size), this.lines);
    this.cells = larger(new Int32Array(size), this.cells);
    this.ages = larger(new Int32Array(size), this.ages);
    this.came = larger(new Float64Array(size), this.came);
    this.due = larger(new Float64Array(size), this.due);
    this.since = larger(new Float64Array(size), this.since);
    this.spots = larger(new Float64Array(size), this.spots);
    this.done = larger(new Float64Array(size), this.done);
    this.works = larger(new Float64Array(size), this.works);
    this.afterwards = larger(new Float64Array(size), this.afterwards);
    this.taken = larger(new Uint8Array(size), this.taken);
    this.#next = larger(new Int32Array(size), this.#next);
  }
}
