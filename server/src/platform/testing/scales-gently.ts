import assert from 'node:assert/strict';
import { leastCpu } from './least-cpu.ts';

/** Letters of the shorter and of the longer text. */
const LENGTHS = [4000, 64_000] as const;
/** Microseconds of processor time; below it there is nothing to compare. */
const TOO_LITTLE = 30_000;
/** Work on sixteen times as much may take so many times as long; its square would take 256 times. */
const MOST = 80;

/** Asserts that work on something sixteen times as large takes nowhere near its square. */
export function growsGently(name: string, small: () => unknown, large: () => unknown): void {
  small();
  const [once, more] = [leastCpu(small), leastCpu(large)];
  assert.ok(more < TOO_LITTLE || more < once * MOST, `${name}: ${once} µs, then ${more} µs`);
}

/** The same for a text made of each unit: no text stops the house. */
export function scalesGently(name: string, read: (text: string) => unknown, units: readonly string[]): void {
  for (const unit of units) {
    const [short, long] = LENGTHS.map((length) => unit.repeat(Math.ceil(length / unit.length))) as [string, string];
    growsGently(`${name} of ${JSON.stringify(unit)}`, () => read(short), () => read(long));
  }
}
