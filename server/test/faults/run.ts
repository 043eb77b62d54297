import { crashUnderLoad } from './crash.ts';

/** `npm run faults [rounds] [seed]`: the long form of the fault tests. */
export async function run(argv: readonly string[]): Promise<number> {
  const rounds = Number(argv[0] ?? 20);
  const seed = Number(argv[1] ?? Date.now() % 1_000_000);
  process.stdout.write(`kill -9 of the server and of PostgreSQL under load, ${rounds} rounds, seed ${seed}\n`);
  const report = await crashUnderLoad(rounds, 180, seeded(seed), (line) => process.stdout.write(`${line}\n`));
  for (const line of report.broken.slice(0, 50)) process.stdout.write(`BROKEN ${line}\n`);
  const worst = Math.max(...report.recoverySeconds).toFixed(1);
  process.stdout.write(`${report.mails} mails, ${report.notes} notes, ${report.replies} replies: ${report.broken.length} broken; ${report.waiting} replies still wait; ${report.repeated} replies went twice under one Message-ID; slowest recovery ${worst} s\n`);
  return report.broken.length + report.waiting === 0 ? 0 : 1;
}

/** Mulberry32: small, repeatable. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
