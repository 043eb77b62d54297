import { Type } from 'typebox';
import type { App } from '../../platform/http/app.ts';
import { idParams, listOf } from '../../platform/http/lists.ts';
import { rehearseSeason } from './commands/rehearse-season.ts';
import { addSeason, countSeason, endPlanning, planAgain, removeSeason, tickSeason } from './commands/season.ts';
import { NewSeason, NewSeasonCount, NewSeasonTick, NewSeasonVersion, SeasonDemand, SeasonDemandAsked, SeasonQuery, SeasonRow, SeasonShown, SeasonsQuery, SeasonTried, SeasonTry, SeasonWhyQuery, SeasonWhyStep } from './contract-season.ts';
import { NewSeasonRehearsal } from './contract-season-rehearsed.ts';
import { seasonDemand } from './queries/season-demand.ts';
import { seasonCsv, seasons, seasonShown, trySeason, whySeason } from './queries/season.ts';

// What people cost stands in every plan: seasons are for who plans.
const write = { permission: 'workforce.write' };
const url = '/api/v1/workforce/seasons';

/** Seasons: what a peak takes, the cheapest mix for it, and what is ready. */
export function seasonRoutes(app: App): void {
  app.read({ method: 'GET', url, summary: 'Seasons of a brand, the newest first', access: write, query: SeasonsQuery, response: listOf(SeasonRow) }, (tx, { query }) => seasons(tx, query));
  app.write({ method: 'POST', url, summary: 'Keep a season and have it planned', access: write, status: 201, body: NewSeason, response: SeasonShown }, async (tx, { body }) => seasonShown(tx, await addSeason(tx, body)));
  app.read({ method: 'POST', url: `${url}/demand`, summary: 'Hours of agents on contacts by week, as the forecast in force and staffing reckon them', access: write, body: SeasonDemandAsked, response: SeasonDemand, slow: true }, (tx, { body }) => seasonDemand(tx, body));
  app.read({ method: 'GET', url: `${url}/:id`, summary: 'A season with a version of its plan, what was counted and what is ready', access: write, params: idParams, query: SeasonQuery, response: SeasonShown }, (tx, { params, query }) => seasonShown(tx, params.id, query.version ?? null));
  app.read({ method: 'GET', url: `${url}/:id/export`, summary: 'The weeks of a plan as CSV', access: write, params: idParams, query: SeasonQuery, response: Type.String() }, async (tx, { params, query, reply }) => {
    const shown = await seasonShown(tx, params.id, query.version ?? null);
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="season.csv"');
    return `${[...seasonCsv(shown)].join('\n')}\n`;
  });
  app.write({ method: 'POST', url: `${url}/:id/versions`, summary: 'Plan a season anew: with another question, or with what was counted since', access: write, status: 201, params: idParams, body: NewSeasonVersion, response: SeasonShown }, async (tx, { params, body }) => {
    await planAgain(tx, params.id, body);
    return seasonShown(tx, params.id);
  });
  app.write({ method: 'POST', url: `${url}/:id/cancel`, summary: 'End the planning of a season', access: write, params: idParams, body: Type.Object({}), response: SeasonShown }, async (tx, { params }) => {
    await endPlanning(tx, params.id);
    return seasonShown(tx, params.id);
  });
  app.read({ method: 'POST', url: `${url}/:id/try`, summary: 'What a class in another week or of another size would come to; nothing is kept', access: write, params: idParams, body: SeasonTry, response: SeasonTried, slow: true }, (tx, { params, body }) => trySeason(tx, params.id, body));
  app.read({ method: 'GET', url: `${url}/:id/why`, summary: 'How a week, a class or a cost of a plan comes about, step by step', access: write, params: idParams, query: SeasonWhyQuery, response: listOf(SeasonWhyStep) }, async (tx, { params, query }) => ({ data: await whySeason(tx, params.id, query), next_cursor: null }));
  app.write({ method: 'POST', url: `${url}/:id/counts`, summary: 'Say how many are there in a week, of the regulars or of a class', access: write, status: 201, params: idParams, body: NewSeasonCount, response: SeasonShown }, async (tx, { params, body }) => {
    await countSeason(tx, params.id, body);
    return seasonShown(tx, params.id);
  });
  app.write({ method: 'POST', url: `${url}/:id/ticks`, summary: 'Say that something is ready, or is not after all', access: write, status: 201, params: idParams, body: NewSeasonTick, response: SeasonShown }, async (tx, { params, body }) => {
    await tickSeason(tx, params.id, body);
    return seasonShown(tx, params.id);
  });
  app.write({ method: 'POST', url: `${url}/:id/rehearsals`, summary: 'Have the weeks of a plan played that are still to come', access: write, status: 201, params: idParams, body: NewSeasonRehearsal, response: SeasonShown }, async (tx, { params, body }) => {
    await rehearseSeason(tx, params.id, body);
    return seasonShown(tx, params.id, body.version);
  });
  app.write({ method: 'DELETE', url: `${url}/:id`, summary: 'Take a season off the list', access: write, params: idParams, response: Type.Null() }, async (tx, { params }) => {
    await removeSeason(tx, params.id);
    return null;
  });
}
