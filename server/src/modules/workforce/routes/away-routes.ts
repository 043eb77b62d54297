import type { App } from '../../../platform/http/app.ts';
import { idParams } from '../../../platform/http/lists.ts';
import { endAway, undoAway } from '../commands/end-away.ts';
import { Away, AwayDone, AwayGivenBack, EndAway } from '../contract-away.ts';
import { awayShifts } from '../queries/standing-shifts.ts';

const write = { permission: 'workforce.write' };
const url = '/api/v1/workforce/away';

/** Shifts nobody will come to, as whoever has them is away. */
export function awayRoutes(app: App): void {
  app.read({ method: 'GET', url, summary: 'Shifts ahead that stand though whoever has them is on leave, has left or not begun; and such that were ended lately', access: write, response: Away }, (tx) => awayShifts(tx));
  app.write({ method: 'POST', url: `${url}/end`, summary: 'End such shifts of somebody: those of a leave, or those outside their time here; they are told', access: write, body: EndAway, response: AwayDone }, (tx, { body }) => endAway(tx, body));
  app.write({ method: 'POST', url: `${url}/:id/undo`, summary: 'Take that back: what has not begun is theirs again where nothing else was planned and no rule of labour is broken', access: write, params: idParams, response: AwayGivenBack }, (tx, { params }) => undoAway(tx, params.id));
}
