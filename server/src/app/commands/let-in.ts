import { readConfig } from '../../platform/config/config.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { Database } from '../../platform/db/database.ts';
import { createResetToken, personByEmail, removeSecondFactors } from '../../modules/identity/index.ts';

/** `keepdesk let-in ADDRESS [--without-second-factor]`: the way back for an owner who is locked out. */
export async function run(argv: readonly string[]): Promise<number> {
  const email = argv.find((arg) => !arg.startsWith('-'));
  if (!email) {
    process.stderr.write('Usage: keepdesk let-in ADDRESS [--without-second-factor]\nPrints a link with which that person chooses a new passphrase.\n');
    return 2;
  }
  const config = readConfig(process.env);
  const postgres = await startPostgres({ dataDir: config.data });
  const db = new Database({ url: postgres.serverUrl, clock: systemClock, size: 1, reportSize: 1 });
  try {
    const token = await db.transact(systemActor('command line'), async (tx) => {
      const person = await personByEmail(tx, email);
      if (!person) return null;
      if (argv.includes('--without-second-factor')) await removeSecondFactors(tx, person.id);
      return createResetToken(tx, person.id);
    });
    if (!token) process.stderr.write(`Nobody works here under ${email}.\n`);
    else process.stdout.write(`${config.publicUrl}/join/${token}\nThe link works once, for an hour.\n`);
    return token ? 0 : 1;
  } finally {
    await db.close();
    await postgres.stop();
  }
}
