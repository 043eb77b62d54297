import { actions } from './actions.ts';
import { chat } from './chat.ts';
import { connect } from './connect.ts';
import { context } from './context.ts';
import { conversation } from './conversation.ts';
import { doors } from './doors.ts';
import { escalations } from './escalations.ts';
import { frame } from './frame.ts';
import { inbox } from './inbox.ts';
import { keep } from './keep.ts';
import { levels } from './levels.ts';
import { moving } from './moving.ts';
import { reports } from './reports.ts';
import { providers } from './providers.ts';
import { rules } from './rules.ts';
import { settings } from './settings.ts';
import { webhooks } from './webhooks.ts';

export default { ...actions, ...frame, ...inbox, ...conversation, ...context, ...doors, ...reports, ...providers, ...settings, ...chat, ...connect, ...keep, ...levels, ...moving, ...webhooks, ...escalations, ...rules };
