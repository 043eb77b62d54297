import { actions } from './actions.ts';
import { campaigns } from './campaigns.ts';
import { chat } from './chat.ts';
import { context } from './context.ts';
import { conversation } from './conversation.ts';
import { doors } from './doors.ts';
import { frame } from './frame.ts';
import { inbox } from './inbox.ts';
import { macros } from './macros.ts';
import { memberships } from './memberships.ts';
import { myself } from './myself.ts';
import { people } from './people.ts';
import { reasons } from './reasons.ts';
import { reports } from './reports.ts';
import { reviews } from './reviews.ts';
import { settings } from './settings.ts';
import { waits } from './waits.ts';

/** What the desk says from the first moment on; also what stands where another language has no words. */
export const desk = { ...actions, ...frame, ...inbox, ...conversation, ...context, ...doors, ...reports, ...settings, ...myself, ...people, ...macros, ...memberships, ...reviews, ...campaigns, ...reasons, ...chat, ...waits };
