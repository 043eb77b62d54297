/** So many at once, and so many a second in the long run. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

const FORGET_AT = 20_000;

/** Counts what somebody does: a bucket for each key that fills by itself. Time is given, so that tests can. */
export class Buckets {
  readonly #buckets = new Map<string, Bucket>();

  /** True when it is allowed; then it counts. */
  take(key: string, { burst, perSecond }: Allowance, now: number): boolean {
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    if (!this.#buckets.has(key)) this.#remember(key, bucket);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  }

  #remember(key: string, bucket: Bucket): void {
    // The oldest go first: who comes back later begins with a full bucket.
    if (this.#buckets.size >= FORGET_AT) for (const old of [...this.#buckets.keys()].slice(0, FORGET_AT / 10)) this.#buckets.delete(old);
    this.#buckets.set(key, bucket);
  }
}

/** A person may type fast and send a pasted list; a program may not fill the desk. */
export const MESSAGES: Allowance = { burst: 12, perSecond: 0.5 };
export const SIGNALS: Allowance = { burst: 60, perSecond: 4 };
export const FILES: Allowance = { burst: 10, perSecond: 1 / 20 };
export const TRANSCRIPTS: Allowance = { burst: 3, perSecond: 1 / 1200 };
export const IDENTIFYING: Allowance = { burst: 10, perSecond: 1 / 10 };
/** Chats begun from one address: an office of shoppers, not a program. */
export const beginningsOf = (perMinute: number): Allowance => ({ burst: perMinute, perSecond: perMinute / 300 });
/** Everything one address asks for: many shoppers behind one wall, not a flood. */
export const requestsOf = (perMinute: number): Allowance => ({ burst: perMinute * 20, perSecond: perMinute / 3 });
export const sessionsOf = (perMinute: number): Allowance => ({ burst: perMinute, perSecond: perMinute / 60 });
