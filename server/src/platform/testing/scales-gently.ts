import assert from 'node:assert/strict';
import { leastCpu } from './least-cpu.ts';

/** Letters of the shorter and of the longer text. */
const LENGTHS = [4000, 64_000] as const;
/** Microseconds of processor time; below it there is nothing to compare. */
const TOO_LITTLE = 30_000;
/** Work on sixteen times as much may take so many times as long; its square would take 256 times. */
const MOST = 80;
const LOOKS = 3;

/** Asserts that work on something sixteen times as large takes nowhere near its square. */
export function growsGently(name: string, small: () => unknown, large: () => unknown): void {
  small();
  let told = '';
  // Caches that others emptied count as processor time too: what grows too fast does so every time.
  for (let look = 0; look < LOOKS; look++) {
    const [once, more] = [leastCpu(small), leastCpu(large)];
    if (more < TOO_LITTLE || more < once * MOST) return;
    told = `${name}: ${once} µs, then ${more} µs`;
  }
  assert.fail(told);
}

/** The same for a text made of each unit: no text stops the house. */
export function scalesGently(name: string, read: (text: string) => unknown, units: readonly string[]): void {
  for (const unit of units) {
    const [short, long] = LENGTHS.map((length) => unit.repeat(Math.ceil(length / unit.length))) as [string, string];
    growsGently(`${name} of ${JSON.stringify(unit)}`, () => read(short), () => read(long));
  }
}
