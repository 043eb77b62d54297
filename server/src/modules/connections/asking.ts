import { setTimeout as sleep } from 'node:timers/promises';
import { PlaceRefused, SlowDown, type Place, type PlaceRequest } from './connector.ts';

// What nearly every connector asks of its place.

/**
 * Names of the permissions a place does not give: each is tried by a request that changes nothing, at most one of something that cannot exist.
 * A no for another reason is no want of permission. `by`: the statuses this vendor says it with.
 */
export async function withheld(place: Place, tries: Readonly<Record<string, PlaceRequest>>, by: readonly number[] = [403]): Promise<string[]> {
  const missing: string[] = [];
  for (const [name, request] of Object.entries(tries)) {
    try {
      await place.ask(request);
    } catch (error) {
      if (!(error instanceof PlaceRefused)) throw error;
      if (by.includes(error.status)) missing.push(name);
      // Not let in at all is another matter than not let do one thing.
      else if (error.locked) throw error;
    }
  }
  return missing;
}

/** What a place answers, or null where it no longer knows the thing. */
export async function unlessGone(place: Place, path: string): Promise<unknown> {
  try {
    return (await place.ask({ method: 'GET', path })).json;
  } catch (error) {
    if (error instanceof PlaceRefused && error.status === 404) return null;
    throw error;
  }
}

/** Topics a place would not tell us of: each subscription is asked for by itself. */
export async function refusedTopics(asks: readonly { readonly topic: string; readonly ask: () => Promise<unknown> }[]): Promise<{ topic: string; message: string }[]> {
  const problems: { topic: string; message: string }[] = [];
  for (const { topic, ask } of asks) {
    await ask().catch((error: unknown) => {
      if (!(error instanceof PlaceRefused)) throw error;
      problems.push({ topic, message: error.message });
    });
  }
  return problems;
}

/** Longer than this nobody stands waiting. */
const SHORT_S = 5;

/** Asked again where a place asks for a little patience: what it would not hear did nothing. */
export async function patiently<T>(ask: () => Promise<T>, times = 3): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof SlowDown) || times === 0 || error.seconds > SHORT_S) throw error;
    await sleep(error.seconds * 1000);
    return patiently(ask, times - 1);
  }
}
