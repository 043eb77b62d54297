import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** Where the public page is found, and what its links are signed with. */
export const surveyDoor = port<{ readonly publicUrl: string; readonly linkKey: Buffer }>('where customers answer surveys');

/** surveys asks in the chat while the customer is still there; the chat channel knows. It shows the question when it hears `surveys.due`. */
export const chatOpen = port<(tx: Tx, conversationId: string) => Promise<boolean>>('whether a customer is still in the chat');
