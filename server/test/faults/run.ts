import { crashUnderLoad } from './crash.ts';
import { runKeepdesk } from '../stage/run-keepdesk.ts';
import { tellUnderKills } from './notices.ts';
import { sendMutated } from './mutated-requests.ts';
import { replayWebhooks } from './replay.ts';
import { seeded } from './seeded.ts';
import { prepareTarget } from './target.ts';

const faults: Record<string, (size: number | undefined, seed: number) => Promise<boolean>> = {
  /** kill -9 at random moments under load; size: rounds */
  crash: async (rounds = 20, seed) => {
    const report = await crashUnderLoad(rounds, 180, seeded(seed), say);
    report.broken.slice(0, 50).forEach((line) => say(`BROKEN ${line}`));
    const worst = Math.max(...report.recoverySeconds).toFixed(1);
    say(`${report.mails} mails, ${report.notes} notes, ${report.replies} replies: ${report.broken.length} broken; ${report.waiting} replies still wait; ${report.repeated} went twice under one Message-ID; slowest recovery ${worst} s`);
    return report.broken.length + report.waiting === 0;
  },
  /** kill -9 while customers are told of an incident; size: parcels */
  notices: async (parcels = 3000, seed) => {
    const { told, heldOut, repeated, broken, kills } = await tellUnderKills(parcels, seeded(seed), say);
    broken.slice(0, 50).forEach((line) => say(`BROKEN ${line}`));
    say(`${parcels} parcels, ${kills} kills: ${told} told, ${heldOut} held out, ${broken.length} broken; ${repeated} mails went twice under one Message-ID`);
    return broken.length === 0;
  },
  /** a week of webhooks, repeated and in random order; size: seeds */
  replay: async (seeds = 1000, seed) => {
    const { sent, broken } = await replayWebhooks(seeds, (one) => seeded(seed + one));
    broken.slice(0, 50).forEach((line) => say(`BROKEN ${line}`));
    say(`${sent} webhooks of ${seeds} weeks: ${broken.length} orders other than their shop has them`);
    return broken.length === 0;
  },
  /** requests made from the API's description, a little wrong; size: how many */
  requests: async (count = 10_000, seed) => {
    const desk = await runKeepdesk();
    try {
      const { token } = await prepareTarget(desk);
      const answers = await sendMutated(desk, token, count, seeded(seed));
      answers.failures.slice(0, 50).forEach((line) => say(`FAILED ${line}`));
      say(`${answers.sent} requests: ${answers.failures.length} failures of ours; ${JSON.stringify(answers.byStatus)}`);
      return answers.failures.length === 0;
    } finally {
      await desk.remove();
    }
  },
};

/** `npm run faults [name [size [seed]]]`: the long form of the fault tests; all of them without a name. */
export async function run(argv: readonly string[]): Promise<number> {
  const [name, size, seed = String(Date.now() % 1_000_000)] = argv;
  const chosen = name === undefined ? Object.keys(faults) : [name];
  let well = true;
  for (const one of chosen) {
    const fault = faults[one];
    if (!fault) {
      say(`There is no fault "${one}". There are: ${Object.keys(faults).join(', ')}`);
      return 2;
    }
    say(`${one}, seed ${seed}`);
    well = (await fault(size === undefined ? undefined : Number(size), Number(seed))) && well;
  }
  return well ? 0 : 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
