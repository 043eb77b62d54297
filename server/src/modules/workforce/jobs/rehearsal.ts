import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { RunAgain, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { PlayedScenarioView } from '../contract-rehearsal.ts';
import { choicesOf, knownDesk, type Gathered } from '../queries/known-desk.ts';
import { knownSeason } from '../queries/known-season.ts';
import { Performance, type KnownDesk, type SeasonToPlay, type StageQuestion } from '../rehearsal/index.ts';
import { keepPlayed, rehearsalById, type KeptAnswer, type RehearsalKept } from '../store/rehearsals.ts';
import { settingsOf } from '../store/settings.ts';

export const REHEARSAL_JOB = 'workforce.rehearsal';
const player = systemActor('workforce');
const LOOK_MS = 400;
/** After so long the job gives way and looks again in its next run: a stop of the server waits for no rehearsal. */
const TURN_MS = 8000;

interface Running {
  readonly stage: Performance;
  readonly about: Omit<KeptAnswer, 'assumptions' | 'scenarios'>;
}

/** Rehearsals under way in this process. One that is not here any more is played anew: it comes to the same. */
const running = new Map<string, Running>();

/** Plays a rehearsal in a thread of its own, and puts down how far it is. Whoever cancels it meanwhile ends it within a moment. */
export const rehearsalJob: JobHandler = {
  attempts: 3,
  limitSeconds: 60,
  outside: async (db, job) => {
    const id = String(job.payload.rehearsal_id);
    try {
      const one = running.get(id) ?? (await begin(db, id));
      if (one !== null && (await follow(db, id, one))) throw new RunAgain(db.clock.now(), 'the rest of the rehearsal');
    } catch (error) {
      if (error instanceof RunAgain) throw error;
      await end(id);
      if (!(error instanceof Refusal)) throw error;
      await db.transact(player, (tx) => keepPlayed(tx, id, { progress: { done: 0, of: 0 }, answer: null, state: 'failed', problem: { code: error.code, message: error.message } }));
    }
  },
};

async function begin(db: Database, id: string): Promise<Running | null> {
  const found = await db.read(player, async (tx) => {
    const kept = await rehearsalById(tx, id);
    if (kept.state !== 'waiting' && kept.state !== 'running') return null;
    const { asked } = kept;
    const { known, season } = asked.season === undefined ? { known: await knownDesk(tx, { brandIds: kept.brand_ids, from: kept.from, days: kept.days, people: asked.choices.people }), season: undefined }
      : await knownSeason(tx, kept.season_version_id, { from: kept.from, compare: asked.season.compare });
    const by = kept.made_by === null ? '' : ((await peopleNames(tx, [kept.made_by])).get(kept.made_by) ?? '');
    return { question: questionOf(kept, known, season, by), currency: (await settingsOf(tx, kept.brand_ids[0] ?? '')).currency };
  });
  if (found === null) return null;
  const { desk, season } = found.question;
  const one: Running = { stage: new Performance(found.question), about: aboutOf(desk, season, found.currency) };
  running.set(id, one);
  return one;
}

function questionOf({ asked }: RehearsalKept, gathered: Gathered, season: SeasonToPlay | undefined, by: string): StageQuestion {
  const { desk, spans } = gathered;
  return { desk, spans, name: 'as_planned', ...(season === undefined ? {} : { season }), asked: { seed: asked.seed, replications: asked.replications, choices: choicesOf(asked.choices, gathered), always: asked.always, scenarios: asked.scenarios, by: by === '' ? 'the planner' : by } };
}

function aboutOf(desk: KnownDesk, season: SeasonToPlay | undefined, currency: string): Running['about'] {
  const channels = desk.brands.flatMap((brand) => brand.channels);
  return {
    time_zone: desk.timeZone, step_seconds: desk.stepSeconds, currency, has_delay_cost: Object.keys(desk.routing.costs ?? {}).length > 0, has_labour_cost: season !== undefined || channels.some((one) => one.hourCost !== null) || desk.people.some((one) => one.hourCost !== null),
    promises: Object.fromEntries(channels.map((one) => [one.channel, one.promise])),
  };
}

/** Puts down what is new until it ends, is cancelled, or the turn is over: then it goes on. */
async function follow(db: Database, id: string, { stage, about }: Running): Promise<boolean> {
  const until = Date.now() + TURN_MS;
  let told = -1;
  for (;;) {
    const isNew = stage.scenarios.length !== told;
    told = stage.scenarios.length;
    const state = stage.state === 'playing' ? 'running' : stage.state === 'ended' ? 'done' : 'failed';
    const answer: KeptAnswer | null = isNew || state === 'done' ? { ...about, assumptions: [...stage.supposed], scenarios: stage.scenarios as unknown as PlayedScenarioView[] } : null;
    const goesOn = await db.transact(player, (tx) => keepPlayed(tx, id, { progress: stage.progress, answer, state, problem: stage.problem }));
    if (!goesOn || state !== 'running') {
      await end(id);
      return false;
    }
    if (Date.now() > until) return true;
    await stage.news(LOOK_MS);
  }
}

async function end(id: string): Promise<void> {
  const one = running.get(id);
  running.delete(id);
  await one?.stage.close();
}
