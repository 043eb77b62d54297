import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** routing has new conversations of some reasons answered while a peak is in force; macros knows the words. Null where something in them could not be filled. */
export const wordsOfMacro = port<(tx: Tx, macroId: string, conversationId: string) => Promise<string | null>>('what a macro says in a conversation');
