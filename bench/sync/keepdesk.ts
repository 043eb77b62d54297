import { run } from '../../server/src/app/commands/start.ts';

// A Keepdesk for which every https address is the stand-in of BENCH_SHOP: a vendor whose address is fixed is asked there.
const shop = process.env.BENCH_SHOP ?? '';
process.exitCode = await run(process.argv.slice(2), { addressOf: (base) => (base.startsWith('https://') ? shop : base) });
