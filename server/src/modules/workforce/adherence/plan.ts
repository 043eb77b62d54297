import { within, type Span } from './spans.ts';

/** What a plan asks for. Where it asks for nothing, somebody is off. */
export const ACTIVITIES = ['work', 'break', 'meeting', 'training', 'leave'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** A plan as it was published at a moment, whole; it holds until the next is. */
export interface PlanVersion {
  readonly published: number;
  readonly activities: readonly Span<Activity>[];
}

/** The plan in force at each moment of a time: nobody is measured by what was only published afterwards. */
export function planInForce(versions: readonly PlanVersion[], from: number, to: number): Span<Activity>[] {
  const inOrder = versions.toSorted((a, b) => a.published - b.published);
  const pieces = inOrder.flatMap((version, at) => within(version.activities, Math.max(from, version.published), Math.min(to, inOrder[at + 1]?.published ?? to)));
  return joined(pieces.toSorted((a, b) => a.from - b.from));
}

/** A break that another version also asks for at that moment is one break. */
function joined(pieces: readonly Span<Activity>[]): Span<Activity>[] {
  const line: Span<Activity>[] = [];
  for (const piece of pieces) {
    const last = line.at(-1);
    if (last !== undefined && last.to === piece.from && last.what === piece.what) line[line.length - 1] = { ...last, to: piece.to };
    else line.push(piece);
  }
  return line;
}
