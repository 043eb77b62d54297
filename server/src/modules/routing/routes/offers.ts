import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { idParams, listOf } from '../../../platform/http/lists.ts';
import { acceptOffer, passOffer } from '../commands/answer-offer.ts';
import { OfferShape } from '../contract.ts';
import { offersTo } from '../queries/my-offers.ts';
import { personOf } from './presence.ts';

const work = { permission: 'conversations.read' };
const change = { permission: 'conversations.change' };

/** What is offered to whoever asks. */
export function offerRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/me/offers', summary: 'What is offered to you now', access: work, response: listOf(OfferShape) }, async (tx, { actor }) => ({ data: await offersTo(tx, personOf(actor)), next_cursor: null }));
  app.write({ method: 'POST', url: '/api/v1/me/offers/:id/accept', summary: 'Take what is offered to you', access: change, params: idParams, response: Type.Object({ conversation_id: Type.String() }) }, async (tx, { actor, params }) => ({ conversation_id: await acceptOffer(tx, personOf(actor), params.id) }));
  app.write({ method: 'POST', url: '/api/v1/me/offers/:id/pass', summary: 'Let what is offered to you pass; somebody else is asked', access: change, params: idParams, response: Type.Object({}) }, async (tx, { actor, params }) => {
    await passOffer(tx, personOf(actor), params.id);
    return {};
  });
}
