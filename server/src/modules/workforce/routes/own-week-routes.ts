import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { systemActor } from '../../../platform/actor/actor.ts';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { conflict, notFound } from '../../../platform/refusal/refusal.ts';
import { Leave } from '../../people/index.ts';
import { readFeed, renewFeed, revokeFeed } from '../commands/calendar-feed.ts';
import { askOwnLeave, previewLeave, withdrawOwnLeave } from '../commands/own-leave.ts';
import { offerSwap, takeSwap, withdrawSwap } from '../commands/swaps.ts';
import { AskLeave, CalendarAddress, CalendarGone, LeaveAnswer, LeaveQuestion, MyWeek, MyWeekQuery, NewSwap, Swap, SwapAnswer, TakeSwap } from '../contract-own-week.ts';
import { myWeek } from '../queries/my-week.ts';
import { ownPerson } from '../queries/own-person.ts';
import { mayTake, swapAnswers } from '../queries/swap-answers.ts';
import { shiftsByIds } from '../store/shifts.ts';
import { swapRows } from '../store/swaps.ts';

const access = 'signed-in' as const;

/** What everybody who works here sees and does about their own week, and about nobody else's. */
export function ownWeekRoutes(app: App, publicUrl: string): void {
  app.read({ method: 'GET', url: '/api/v1/my-week', summary: 'A week of your own: shifts, leave, hours, and what colleagues offer', access, query: MyWeekQuery, response: MyWeek, slow: true }, async (tx, { query }) => myWeek(tx, await ownPerson(tx), query.from));
  app.read({ method: 'POST', url: '/api/v1/my-leave/preview', summary: 'What the rules would say of leave, with the figures and other days; nothing is kept', access, body: LeaveQuestion, response: LeaveAnswer, slow: true }, (tx, { body }) => previewLeave(tx, body));
  app.write({ method: 'POST', url: '/api/v1/my-leave', summary: 'Ask for leave of your own: granted or refused at once, or put to a person', access, status: 201, body: AskLeave, response: Leave }, (tx, { body }) => askOwnLeave(tx, body));
  app.write({ method: 'POST', url: '/api/v1/my-leave/:id/withdraw', summary: 'Take leave of your own back; its shifts are given back where nothing else was planned', access, params: idParams, response: Leave }, (tx, { params }) => withdrawOwnLeave(tx, params.id));
  swapRoutes(app);
  app.write({ method: 'POST', url: '/api/v1/my-calendar', summary: 'A new secret address of your own calendar; the one before leads nowhere any more', access, status: 201, response: CalendarAddress }, async (tx) => ({ url: `${publicUrl.replace(/\/$/, '')}/calendar/${await renewFeed(tx)}.ics`, made_at: tx.now.toISOString() }));
  app.write({ method: 'DELETE', url: '/api/v1/my-calendar', summary: 'Take the address of your own calendar away', access, response: CalendarGone }, async (tx) => ({ revoked: await revokeFeed(tx) }));
  feedRoute(app);
}

function swapRoutes(app: App): void {
  app.write({ method: 'POST', url: '/api/v1/my-swaps', summary: 'Offer a shift of your own, to anybody or somebody, as a gift or for another', access, status: 201, body: NewSwap, response: Swap }, (tx, { body }) => offerSwap(tx, body));
  app.read({ method: 'GET', url: '/api/v1/my-swaps/:id/answers', summary: 'What the rules say of taking an offer, for each shift you could give in return', access, params: idParams, response: listOf(SwapAnswer), slow: true }, async (tx, { params }) => {
    const { person_id: me } = await ownPerson(tx);
    const [swap] = await swapRows(tx, { ids: [params.id] });
    const [offered] = swap === undefined ? [] : await shiftsByIds(tx, [swap.shift_id]);
    if (swap === undefined || offered === undefined || !(await mayTake(tx, swap, me))) throw notFound('swap');
    if (swap.state !== 'open' || !swap.in_force || offered.from <= tx.now) throw conflict('swap_taken', 'This shift is not offered any more.');
    return { data: await swapAnswers(tx, swap, offered, me), next_cursor: null };
  });
  app.write({ method: 'POST', url: '/api/v1/my-swaps/:id/take', summary: 'Take what a colleague offers; a no says which rule it would break', access, params: idParams, body: TakeSwap, response: Swap }, (tx, { params, body }) => takeSwap(tx, params.id, body.shift_id));
  app.write({ method: 'POST', url: '/api/v1/my-swaps/:id/withdraw', summary: 'Take an offer of your own back', access, params: idParams, response: Swap }, (tx, { params }) => withdrawSwap(tx, params.id));
}

/** Asked for by calendars, without a session: whoever knows the address sees these shifts and nothing else. */
function feedRoute(app: App): void {
  app.open({ method: 'GET', url: '/calendar/:file', summary: 'Somebody’s own shifts and leave as iCalendar, by their secret address', access: 'anyone', params: Type.Object({ file: Type.String({ maxLength: 80 }) }), response: Type.String(), perMinute: 120 }, async ({ params, request, reply }) => {
    const secret = /^([\w-]{43})\.ics$/.exec(params.file)?.[1];
    const file = secret === undefined ? null : await app.db.read(systemActor('calendar'), (tx) => readFeed(tx, secret));
    if (file === null) throw notFound('calendar');
    const etag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 27)}"`;
    reply.header('cache-control', 'private, max-age=300, must-revalidate').header('etag', etag).header('x-robots-tag', 'noindex').header('referrer-policy', 'no-referrer');
    if (request.headers['if-none-match'] === etag) {
      reply.status(304);
      return '';
    }
    reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline; filename="shifts.ics"');
    return file;
  });
}
