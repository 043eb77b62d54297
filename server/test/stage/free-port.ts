import { createServer } from 'node:net';

/** Below the range from which the system hands out ports by itself: what is free here is not taken by somebody's outgoing connection a moment later. */
const [FIRST, COUNT] = [10_240, 20_000];
/** Each process looks in a stretch of its own, so tests beside each other do not find the same one. */
let next = (process.pid * 97) % COUNT;

/** A port nobody listens on, for whoever has to know it before it listens. */
export async function freePort(): Promise<number> {
  for (let tried = 0; tried < 200; tried++) {
    const port = FIRST + (next++ % COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port was found');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
