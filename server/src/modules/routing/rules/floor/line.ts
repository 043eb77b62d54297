const FIRST_SIZE = 64;
const GONE = -1;

/**
 * Those who wait alike (channel, pool, class, needs), first come first. Nobody in a line is ever before one who came earlier: the
 * earlier one is due no later, has waited longer and costs no less to leave (`compareTurns`).
 */
export class Line {
  /** how many wait */
  size = 0;
  #contacts = new Int32Array(FIRST_SIZE);
  #since = new Float64Array(FIRST_SIZE);
  #due = new Float64Array(FIRST_SIZE);
  #numbers = new Float64Array(FIRST_SIZE);
  #first = 0;
  #next = 0;
  #lastDue = -Infinity;

  get contact(): number {
    return this.#contacts[this.#at(this.#first)] as number;
  }

  get since(): number {
    return this.#since[this.#at(this.#first)] as number;
  }

  get due(): number {
    return this.#due[this.#at(this.#first)] as number;
  }

  /** counts all that ever waited */
  get number(): number {
    return this.#numbers[this.#at(this.#first)] as number;
  }

  /** Takes a place at the end; answers its spot. */
  add(contact: number, since: number, due: number, number: number): number {
    if (due < this.#lastDue) throw new Error('In a line nobody is due before one who came earlier.');
    if (this.#next - this.#first === this.#contacts.length) this.#grow();
    const at = this.#at(this.#next);
    this.#contacts[at] = contact;
    this.#since[at] = since;
    this.#due[at] = due;
    this.#numbers[at] = number;
    this.#lastDue = due;
    this.size++;
    return this.#next++;
  }

  /** Leaves the line, wherever in it. */
  remove(spot: number): void {
    const at = this.#at(spot);
    if (spot < this.#first || spot >= this.#next || this.#contacts[at] === GONE) throw new Error('Nobody with this spot waits here.');
    this.#contacts[at] = GONE;
    this.size--;
    while (this.#first < this.#next && this.#contacts[this.#at(this.#first)] === GONE) this.#first++;
  }

  /** The first one's turn. */
  take(): number {
    const { contact } = this;
    this.remove(this.#first);
    return contact;
  }

  #at(spot: number): number {
    return spot & (this.#contacts.length - 1);
  }

  #grow(): void {
    const [contacts, since, due, numbers] = [this.#contacts, this.#since, this.#due, this.#numbers];
    const size = contacts.length;
    [this.#contacts, this.#since, this.#due, this.#numbers] = [new Int32Array(size * 2), new Float64Array(size * 2), new Float64Array(size * 2), new Float64Array(size * 2)];
    for (let spot = this.#first; spot < this.#next; spot++) {
      const [from, to] = [spot & (size - 1), this.#at(spot)];
      this.#contacts[to] = contacts[from] as number;
      this.#since[to] = since[from] as number;
      this.#due[to] = due[from] as number;
      this.#numbers[to] = numbers[from] as number;
    }
  }
}
