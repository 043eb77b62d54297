import { defineModule } from '../../platform/module/module.ts';
import { countConversations } from './when/count-conversations.ts';

export const facts = defineModule({ name: 'facts', listeners: [countConversations], erase: 'keeps nothing of a customer', export: 'keeps nothing of a customer' });
