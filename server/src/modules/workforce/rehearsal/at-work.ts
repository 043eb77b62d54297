import type { Contacts } from './contacts.ts';
import { Finishing } from './finishing.ts';

/**
 * What everybody has in hand and when they finish it. Each agent has a clock that goes as fast as each of their contacts goes on:
 * slower with several at once. A contact is done at a reading of that clock, whatever comes beside it. Exhaustive: what is in
 * hand is finished, also after the shift.
 */
export class AtWork {
  /** contacts in hand of all */
  inHand = 0;
  readonly finishing: Finishing;
  readonly #contacts: Contacts;
  readonly #pace: readonly number[];
  readonly #held: number[][];
  readonly #readings: Float64Array;
  readonly #readAt: Float64Array;

  constructor(people: number, pace: readonly number[], contacts: Contacts) {
    this.finishing = new Finishing(people);
    this.#contacts = contacts;
    this.#pace = pace;
    this.#held = Array.from({ length: people }, () => []);
    this.#readings = new Float64Array(people);
    this.#readAt = new Float64Array(people);
  }

  of(agent: number): readonly number[] {
    return this.#held[agent] as number[];
  }

  /** Begins something that takes so long alone. */
  take(agent: number, contact: number, work: number, now: number): void {
    this.#read(agent, now);
    this.#contacts.done[contact] = (this.#readings[agent] as number) + work;
    (this.#held[agent] as number[]).push(contact);
    this.inHand++;
    this.#lookAhead(agent, now);
  }

  /** Takes what is done next from its agent, at its moment. */
  finish(agent: number, now: number): number {
    this.#read(agent, now);
    const held = this.#held[agent] as number[];
    let first = 0;
    for (let i = 1; i < held.length; i++) if (this.#doneAt(held[i] as number) < this.#doneAt(held[first] as number)) first = i;
    return this.#drop(agent, first, now);
  }

  /** Takes one away unfinished; how much of it was left. */
  takeAway(agent: number, now: number): { contact: number; left: number } {
    this.#read(agent, now);
    const held = this.#held[agent] as number[];
    const left = this.#doneAt(held.at(-1) as number) - (this.#readings[agent] as number);
    return { contact: this.#drop(agent, held.length - 1, now), left };
  }

  #drop(agent: number, at: number, now: number): number {
    const held = this.#held[agent] as number[];
    const contact = held[at] as number;
    held[at] = held.at(-1) as number;
    held.pop();
    this.inHand--;
    this.#lookAhead(agent, now);
    return contact;
  }

  #doneAt(contact: number): number {
    return this.#contacts.done[contact] as number;
  }

  #read(agent: number, now: number): void {
    const held = (this.#held[agent] as number[]).length;
    if (held > 0) this.#readings[agent] = (this.#readings[agent] as number) + (now - (this.#readAt[agent] as number)) * (this.#pace[held] as number);
    this.#readAt[agent] = now;
  }

  #lookAhead(agent: number, now: number): void {
    const held = this.#held[agent] as number[];
    if (held.length === 0) return this.finishing.set(agent, Infinity);
    let next = Infinity;
    for (let i = 0; i < held.length; i++) next = Math.min(next, this.#doneAt(held[i] as number));
    this.finishing.set(agent, now + Math.max(0, next - (this.#readings[agent] as number)) / (this.#pace[held.length] as number));
  }
}
