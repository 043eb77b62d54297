import type { Tx } from '../../platform/db/tx.ts';
import type { Channel } from './contract-words.ts';
import { port } from '../../platform/module/port.ts';

/** Where the public pages are found, and what their links are signed with. */
export const noticeDoor = port<{ readonly publicUrl: string; readonly linkKey: Buffer }>('where customers choose what they are told');

/** An address where a customer sees where their order is, without proving anything; null where the brand has no such page. */
export const trackingPage = port<(tx: Tx, orderId: string) => Promise<string | null>>('where customers see their order');

/** By which ways besides mail messages of a brand can leave now. */
export const noticeCarriers = port<(tx: Tx, brandId: string) => Promise<readonly Channel[]>>('by which ways besides mail a notice can leave');
