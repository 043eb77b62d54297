import { may } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden } from '../../../platform/refusal/refusal.ts';
import type { NewSeasonRehearsalInput } from '../contract-season-rehearsed.ts';
import { plannedSeason } from '../queries/known-season.ts';
import { seasonToPlay } from '../rehearsal/index.ts';
import { seasonHeld, versionHeld } from '../store/seasons.ts';
import { keepRehearsal } from './rehearse.ts';

const DAYS = 7;

/** Has the weeks of a season's plan played that are still to come. @throws Refusal where it is not planned yet, is over, or begins no class of which half could leave */
export async function rehearseSeason(tx: Tx, id: string, said: NewSeasonRehearsalInput): Promise<string> {
  const season = await seasonHeld(tx, id);
  if (!may(tx.actor, 'workforce.write', season.brand_id)) throw forbidden('workforce.write');
  const version = await versionHeld(tx, id, said.version);
  if (version.plan === null) throw conflict('not_planned', 'This version has no plan yet: wait until it is planned, then rehearse it.');
  const { weeks } = seasonToPlay(await plannedSeason(tx, version, version.plan, said.compare));
  const first = weeks[0] as (typeof weeks)[number];
  return keepRehearsal(tx, {
    name: season.name, brand_ids: [season.brand_id], from: first.from, days: weeks.length * DAYS, choices: said.skills === undefined ? {} : { skills: said.skills }, seed: said.seed, replications: said.replications, always: [],
    scenarios: [], season: { season_id: id, name: season.name, version: version.number, first_week: first.week, compare: said.compare },
  }, version.id);
}
