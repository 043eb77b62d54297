import { Type } from 'typebox';
import type { App } from '../../../../platform/http/app.ts';
import { idParams } from '../../../../platform/http/lists.ts';
import { conversationFor } from '../../../conversations/index.ts';
import { blockVisitor } from '../commands/close-chat.ts';
import { changeSettings, newSecret } from '../commands/change-settings.ts';
import { Block, ChatBeside, ChatSettings, ChatSettingsChange, NewSecret } from '../contract.ts';
import { showBeside } from '../queries/beside.ts';
import { showSettings } from '../queries/show-settings.ts';
import type { ChatRoom } from '../room.ts';

const settings = { permission: 'channels.settings' };
const ofConversation = Type.Object({ id: Type.String() });

/** What the desk asks of a chat, and how a brand sets it up. */
export const deskRoutes = ({ ports }: ChatRoom) => (app: App): void => {
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/chat', summary: 'Who is on the other side of a chat: there or away, page, cart, how far they read', access: { permission: 'conversations.read' }, params: ofConversation, response: ChatBeside }, async (tx, { params }) => showBeside(tx, (await conversationFor(tx, params.id)).id));
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/chat/block', summary: 'Shut a chat’s visitor out, or let them in again', access: { permission: 'conversations.change' }, params: ofConversation, body: Block, response: ChatBeside }, async (tx, { params, body }) => {
    const { id } = await conversationFor(tx, params.id);
    await blockVisitor(ports, tx, id, body.blocked);
    return showBeside(tx, id);
  });
  app.write({ method: 'POST', url: '/api/v1/brands/:id/chat', summary: 'How a brand’s chat is set up; its key is made when it is first asked for', access: settings, params: idParams, response: ChatSettings }, (tx, { params }) => showSettings(tx, params.id, ports.publicUrl));
  app.write({ method: 'PATCH', url: '/api/v1/brands/:id/chat', summary: 'Change how a brand’s chat looks and behaves, and whose pages may use it', access: settings, params: idParams, body: ChatSettingsChange, response: ChatSettings }, async (tx, { params, body }) => {
    await changeSettings(ports, tx, params.id, body);
    return showSettings(tx, params.id, ports.publicUrl);
  });
  app.write({ method: 'POST', url: '/api/v1/brands/:id/chat/secret', summary: 'A new secret for tokens of signed-in shoppers; the one before is refused from now on', access: settings, params: idParams, response: NewSecret }, async (tx, { params }) => ({ secret: await newSecret(ports, tx, params.id) }));
};
