import { cut, hasBit, type Bits } from './bits.ts';

/** What many waiting conversations ask alike of whoever answers them. What is worked out for one holds for all of them. */
export class Ask {
  /** whoever may have it, whatever they have in hand, if they may have what `before` asks */
  readonly able: Bits;
  readonly before: Ask | null;
  /** why it is left waiting, once that is certain: within a round nobody gets more room */
  because: string | null;
  #further: Map<string | number, Ask> | null = null;
  #needing: (Ask | undefined)[] | null = null;

  constructor(able: Bits, before: Ask | null, because: string | null) {
    this.able = able;
    this.before = before;
    this.because = because;
  }

  /** What asks this and one thing more, if anything did yet. */
  and(what: string | number): Ask | undefined {
    return this.#further?.get(what);
  }

  keep(what: string | number, ask: Ask): Ask {
    (this.#further ??= new Map()).set(what, ask);
    return ask;
  }

  /** What asks this and a need beside: the need's number, how many are known so far, and whoever has it. */
  need(number: number, known: number, able: Bits): Ask {
    const needing = (this.#needing ??= new Array<Ask | undefined>(known));
    return (needing[number] ??= new Ask(able, this, null));
  }

  isMetBy(place: number): boolean {
    return hasBit(this.able, place) && (this.before === null || this.before.isMetBy(place));
  }

  /** Puts into `into` whoever may, as far as it reaches and of those in `among`; whether anybody may. */
  cutInto(into: Bits, among: Bits): boolean {
    const isAny = cut(into, this.able, among);
    return isAny && this.before !== null ? this.before.cutInto(into, into) : isAny;
  }
}
