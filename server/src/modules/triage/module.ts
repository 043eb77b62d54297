import { defineModule } from '../../platform/module/module.ts';
import { routes } from './routes.ts';
import { conversationFiled } from './when/conversation-filed.ts';
import { messageReceived } from './when/message-received.ts';

export const triage = defineModule({
  name: 'triage',
  routes,
  listeners: [messageReceived, conversationFiled],
  // Readings hold figures and names of contact reasons, nothing of what was written or by whom.
  erase: 'keeps nothing of a customer',
  export: 'keeps nothing of a customer',
});
