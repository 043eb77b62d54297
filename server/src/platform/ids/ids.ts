import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(10 * 256);
let left = 0;
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
let lastMillisecond = 0;
let counter = 0;

/**
 * UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then a 12-bit counter that keeps ids made in the
 * same millisecond in order (method 1), then 62 random bits. Sorts by time of creation.
 */
export function uuidV7(at: number = Date.now()): string {
  if (at > lastMillisecond) {
    lastMillisecond = at;
    counter = 0;
  } else if (at === lastMillisecond) counter = (counter + 1) & 0xfff;
  const order = at === lastMillisecond ? counter : 0;
  if (left === 0) {
    randomFillSync(pool);
    left = 256;
  }
  const r = (256 - left--) * 10;
  const high = Math.floor(at / 2 ** 32);
  const low = at >>> 0;
  const h = (byte: number): string => hex[byte & 0xff] as string;
  const random = (i: number): number => pool[r + i] as number;
  const useRandomOrder = at !== lastMillisecond;
  const seqHigh = useRandomOrder ? random(8) & 0x0f : order >>> 8;
  const seqLow = useRandomOrder ? random(9) : order;
  return (
    h(high >>> 8) + h(high) + h(low >>> 24) + h(low >>> 16) + '-' + h(low >>> 8) + h(low) + '-' +
    h(0x70 | seqHigh) + h(seqLow) + '-' + h(0x80 | (random(0) & 0x3f)) + h(random(1)) + '-' +
    h(random(2)) + h(random(3)) + h(random(4)) + h(random(5)) + h(random(6)) + h(random(7))
  );
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isUuid(value: string): boolean {
  return uuidShape.test(value);
}
