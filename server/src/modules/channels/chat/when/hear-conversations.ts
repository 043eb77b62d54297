import type { Listener } from '../../../../platform/events/listener.ts';
import { CHANGED, MESSAGE_RECEIVED, REPLY_RELEASED } from '../../../conversations/index.ts';
import { SURVEY_DUE } from '../../../surveys/index.ts';
import { askInChat } from '../commands/ask-how-it-went.ts';
import { tellAfter } from '../commands/tell.ts';
import type { ChatPorts } from '../ports.ts';
import { addLine, chatOfConversation } from '../store/chats.ts';

/**
 * A shopper who answered by mail finds their words in the chat, and so do our answers by mail once their chat was merged
 * into one; who waits sees that they were read; who is done is asked how it went.
 */
export const hearConversations = (ports: ChatPorts): Listener => ({
  name: 'channels_chat.hear-conversations',
  hears: [MESSAGE_RECEIVED, REPLY_RELEASED, CHANGED, SURVEY_DUE],
  handle: async (tx, event) => {
    if (event.silent) return;
    if (event.name === SURVEY_DUE) {
      if (event.payload.channel === 'chat') await askInChat(ports, tx, event.subjectId, String(event.payload.survey_id));
      return;
    }
    const byMail = event.payload.channel !== 'chat' && event.payload.auto !== true;
    const answered = byMail && (event.name === MESSAGE_RECEIVED || event.name === REPLY_RELEASED);
    const read = event.name === CHANGED && event.payload.unread === false;
    if (!answered && !read) return;
    const chat = await chatOfConversation(tx, event.subjectId);
    if (!chat) return;
    if (answered) await addLine(tx, chat, { messageId: String(event.payload.message_id), clientId: null, ours: event.name === REPLY_RELEASED });
    tellAfter(tx, ports, answered ? { chat: 'lines', id: chat.id, visitor: chat.visitor_id } : { chat: 'state', id: chat.id, visitor: chat.visitor_id, readSeq: chat.last_seq });
  },
});
