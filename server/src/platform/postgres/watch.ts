import { isAlive } from './holders.ts';
import { isZombie } from './postmaster.ts';

const LOOK_MS = 250;

/**
 * Calls `revive` when the server is gone although nobody asked it to leave (killed, out of memory).
 * Answers with the function that ends the watch. The server need not be a child of this process.
 */
export function watchServer(firstPid: number, revive: () => Promise<number>, log: (line: string) => void): () => Promise<void> {
  let pid = firstPid;
  let ended = false;
  let reviving: Promise<void> | undefined;
  const look = (): void => {
    if (ended || reviving || (isAlive(pid) && !isZombie(pid))) return;
    log('PostgreSQL is gone; starting it again');
    reviving = revive()
      .then((fresh) => void (pid = fresh))
      .catch((error: Error) => log(`PostgreSQL could not be started again: ${error.message}`))
      .finally(() => (reviving = undefined));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return async () => {
    ended = true;
    clearInterval(timer);
    await reviving;
  };
}
