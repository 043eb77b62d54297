import { PlaceRefused, type Page, type Place, type Stream, type StreamName } from './connector.ts';

/** A carrier without a list, that answers about numbers. */
export interface AskedByNumber {
  /** first words of the carrier's names */
  readonly carriers: readonly string[];
  /** how many numbers one page asks about */
  readonly together: number;
  /** one answer or more about these numbers; throws PlaceRefused for what the carrier does not know */
  readonly ask: (place: Place, numbers: readonly string[]) => Promise<readonly unknown[]>;
  /** the newest scan in an answer */
  readonly newestAt: (answer: unknown) => Date | null;
}

/** The stream of such a carrier: it is asked about the brand's own parcels under way, in the order of their numbers. */
export function askedByNumber({ carriers, together, ask, newestAt }: AskedByNumber): { stream: Stream; one: (place: Place, stream: StreamName, number: string) => Promise<unknown> } {
  return {
    stream: {
      name: 'shipments', kind: 'tracking', changes: true,
      async page(place, { after, since }): Promise<Page> {
        const numbers = (await numbersUnderWay(place, carriers)).filter((number) => after === null || number > after);
        const asked = numbers.slice(0, together);
        const answers = asked.length === 0 ? [] : await ask(place, asked);
        return { items: answers.filter((answer) => since === null || (newestAt(answer)?.getTime() ?? 0) >= since.getTime()), next: numbers.length > together ? (asked.at(-1) ?? null) : null, total: after === null ? numbers.length : null };
      },
    },
    one: async (place, _stream, number) => (await ask(place, [number]))[0] ?? null,
  };
}

/** In the order of their characters. */
export async function numbersUnderWay(place: Place, carriers: readonly string[]): Promise<string[]> {
  return [...((await place.underWay?.(carriers)) ?? [])].sort();
}

/** Each number by itself. A label the carrier has not seen yet is no failure. */
export function eachByItself(ask: (place: Place, number: string) => Promise<unknown>): AskedByNumber['ask'] {
  const known = async (place: Place, number: string): Promise<readonly unknown[]> => {
    try {
      return [await ask(place, number)];
    } catch (error) {
      if (error instanceof PlaceRefused && !error.locked) return [];
      throw error;
    }
  };
  return async (place, numbers) => {
    const answers: unknown[] = [];
    // One after the other: the room spreads requests, and a page that was slowed down is asked again from its beginning.
    for (const number of numbers) answers.push(...(await known(place, number)));
    return answers;
  };
}
