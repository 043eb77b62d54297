import { defineModule } from '../../platform/module/module.ts';
import { actions } from './actions.ts';
import { eraseMessages, exportMessages } from './commands/erase-messages.ts';
import { jobs } from './jobs/index.ts';
import { routes } from './routes.ts';
import { brandCreated } from './when/brand-created.ts';
import { findMentions } from './when/find-mentions.ts';
import { hearCodes } from './when/hear-codes.ts';
import { indexForSearch } from './when/index-for-search.ts';
import { tellPeople } from './when/tell-people.ts';

export const conversations = defineModule({
  name: 'conversations',
  routes,
  listeners: [brandCreated, indexForSearch, findMentions, hearCodes, tellPeople],
  jobs,
  actions,
  permissions: {
    'conversations.read': 'Read conversations',
    'conversations.note': 'Write notes and keep drafts',
    'conversations.reply': 'Answer customers and write to them',
    'conversations.change': 'Assign, tag, snooze, resolve, mark as spam',
    'conversations.merge': 'Merge and split conversations',
    'conversations.settings': 'Change statuses and how conversations behave',
  },
  erase: eraseMessages,
  export: exportMessages,
});
