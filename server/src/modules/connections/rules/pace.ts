/** A bucket of requests, refilled steadily. */
export interface Bucket {
  readonly left: number;
  readonly at: number;
}

export interface Pace {
  readonly requests: number;
  readonly seconds: number;
}

/** Half of what the vendor allows is ours: the rest is for the shop's other tools and for what an agent asks meanwhile. */
const SHARE = 0.5;

/** Takes one request out of the bucket; `waitMs` is how long to wait before it is sent. Times in milliseconds. */
export function take(bucket: Bucket | undefined, pace: Pace, now: number): { readonly bucket: Bucket; readonly waitMs: number } {
  const most = Math.max(1, pace.requests * SHARE);
  const perMs = most / (pace.seconds * 1000);
  const left = bucket === undefined ? most : Math.min(most, bucket.left + Math.max(0, now - bucket.at) * perMs);
  return { bucket: { left: left - 1, at: Math.max(now, bucket?.at ?? now) }, waitMs: left >= 1 ? 0 : Math.ceil((1 - left) / perMs) };
}

/** Seconds that an answer asks us to wait: `Retry-After` in seconds or as a date, or what vendors write instead. Two when it does not say. */
export function waitAsked(headers: Readonly<Record<string, string>>, now: Date): number {
  const said = headers['retry-after'] ?? headers['x-rate-limit-time-reset-seconds'] ?? headers['x-amzn-ratelimit-reset'] ?? '';
  const seconds = Number(said);
  if (said !== '' && Number.isFinite(seconds)) return Math.min(3600, Math.max(1, Math.ceil(seconds)));
  const at = Date.parse(said);
  if (!Number.isNaN(at)) return Math.min(3600, Math.max(1, Math.ceil((at - now.getTime()) / 1000)));
  const resetMs = Number(headers['x-rate-limit-time-reset-ms'] ?? Number.NaN);
  return Number.isFinite(resetMs) ? Math.min(3600, Math.max(1, Math.ceil(resetMs / 1000))) : 2;
}
