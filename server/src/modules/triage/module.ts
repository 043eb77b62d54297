import { sql } from '../../platform/db/sql.ts';
import { defineModule } from '../../platform/module/module.ts';
import { learn, LEARN_JOB } from './jobs/learn.ts';
import { routes } from './routes.ts';
import { conversationFiled } from './when/conversation-filed.ts';
import { leftAsFiled } from './when/left-as-filed.ts';
import { messageReceived } from './when/message-received.ts';
import { messagesMoved } from './when/messages-moved.ts';
import { wordsErased } from './when/words-erased.ts';

export const triage = defineModule({
  name: 'triage',
  routes,
  listeners: [messageReceived, conversationFiled, leftAsFiled, messagesMoved, wordsErased],
  jobs: { [LEARN_JOB]: learn },
  // Readings hold figures and names of contact reasons, nothing of what was written or by whom. What was filed is no longer learned from.
  erase: (tx, customerId) => tx.run(sql`delete from triage.verdict where conversation_id in (select id from conversations.conversation where customer_id = ${customerId})`),
  export: 'keeps nothing of a customer',
});
