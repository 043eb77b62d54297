import type { Tx } from '../../../../platform/db/tx.ts';
import type { EventRecord, Listener } from '../../../../platform/events/listener.ts';
import { CHANGED, MESSAGE_RECEIVED, REPLY_RELEASED } from '../../../conversations/index.ts';
import { SURVEY_DUE } from '../../../surveys/index.ts';
import { askInChat } from '../commands/ask-how-it-went.ts';
import { tellAfter } from '../commands/tell.ts';
import type { ChatPorts } from '../ports.ts';
import { addLine, chatsOfConversations } from '../store/chats.ts';

/**
 * A shopper who answered by mail finds their words in the chat, and so do our answers by mail once their chat was merged
 * into one; who waits sees that they were read; who is done is asked how it went.
 */
export const hearConversations = (ports: ChatPorts): Listener => ({
  name: 'channels_chat.hear-conversations',
  hears: [MESSAGE_RECEIVED, REPLY_RELEASED, CHANGED, SURVEY_DUE],
  concerns: async (tx, events) => {
    const live = events.filter((event) => !event.silent);
    return live.some((event) => event.name === SURVEY_DUE) || (await chatsBehind(tx, live)).size > 0;
  },
  handleBatch: async (tx, events) => {
    const live = events.filter((event) => !event.silent);
    const chats = await chatsBehind(tx, live);
    for (const event of live) {
      const chat = chats.get(event.subjectId);
      if (event.name === SURVEY_DUE && event.payload.channel === 'chat') await askInChat(ports, tx, event.subjectId, String(event.payload.survey_id));
      else if (chat !== undefined && isAnswer(event)) {
        chats.set(event.subjectId, { ...chat, last_seq: await addLine(tx, chat, { messageId: String(event.payload.message_id), clientId: null, ours: event.name === REPLY_RELEASED }) });
        tellAfter(tx, ports, { chat: 'lines', id: chat.id, visitor: chat.visitor_id });
      } else if (chat !== undefined && isRead(event)) tellAfter(tx, ports, { chat: 'state', id: chat.id, visitor: chat.visitor_id, readSeq: chat.last_seq });
    }
  },
});

const chatsBehind = (tx: Tx, events: readonly EventRecord[]): ReturnType<typeof chatsOfConversations> =>
  chatsOfConversations(tx, [...new Set(events.filter((event) => isAnswer(event) || isRead(event)).map((event) => event.subjectId))]);

/** Said by mail: what is said in the chat stands there already. */
const isAnswer = ({ name, payload }: EventRecord): boolean => payload.channel !== 'chat' && payload.auto !== true && (name === MESSAGE_RECEIVED || name === REPLY_RELEASED);
const isRead = ({ name, payload }: EventRecord): boolean => name === CHANGED && payload.unread === false;
