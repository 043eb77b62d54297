import { staffSpan, type StaffingSpan } from '../staffing/index.ts';
import type { Assumption } from './from-desk/assumptions.ts';
import type { KnownDesk } from './from-desk/known.ts';
import { rehearsalOf, type AskedOfDesk } from './from-desk/rehearsal-of.ts';
import { seasonRehearsalOf } from './from-desk/season/season-rehearsal.ts';
import type { SeasonToPlay } from './from-desk/season/to-play.ts';
import { rehearsing, type RehearsalStep } from './scenarios.ts';

/** What is rehearsed, with what staffing is asked of each channel: in the order of brands and their channels. */
export interface StageQuestion {
  readonly desk: KnownDesk;
  readonly spans: readonly { readonly span: StaffingSpan; readonly first: number; readonly last: number }[];
  readonly asked: AskedOfDesk;
  /** of the plan the others are compared with */
  readonly name: string;
  /** the season these foretold weeks are played as; the days themselves where there is none */
  readonly season?: SeasonToPlay;
}

export type StageStep = RehearsalStep | { readonly supposed: readonly Assumption[] };

/** All of it, long as it takes: how many people staffing asks for, then play by play. @throws Refusal for what cannot be played */
export function* playDesk({ desk, spans, asked, name, season }: StageQuestion): Generator<StageStep, void> {
  const staffed = staffedDesk(desk, spans);
  const { question, assumptions } = season === undefined ? rehearsalOf(staffed, asked) : seasonRehearsalOf(staffed, season, asked);
  yield { supposed: assumptions };
  yield* rehearsing(question, name);
}

/** The desk with the agents staffing asks for, by interval. */
export function staffedDesk(desk: KnownDesk, spans: StageQuestion['spans']): KnownDesk {
  let next = 0;
  return {
    ...desk,
    brands: desk.brands.map((brand) => ({
      ...brand,
      channels: brand.channels.map((channel) => {
        const { span, first, last } = spans[next++] as StageQuestion['spans'][number];
        return { ...channel, agents: staffSpan(span).slice(first, last).map((one) => one.agents) };
      }),
    })),
  };
}
