import { ownMailboxes } from '../modules/channels/email/index.ts';
import { files, macroEffectsOf, mailboxesOf, viewersOf } from '../modules/conversations/index.ts';
import { effectsOfMacro } from '../modules/macros/index.ts';
import { parcels } from '../modules/orders/index.ts';
import { keepingRooms } from '../modules/privacy/index.ts';
import { parcelsByNumbers, parcelsOfOrders } from '../modules/shipments/index.ts';
import { chatOpen } from '../modules/surveys/index.ts';
import type { Blobs } from '../platform/blobs/blobs.ts';
import type { Presence } from '../platform/live/presence.ts';
import type { Module } from '../platform/module/module.ts';

/** Tells each module who does what it needs from the floors above it. */
export function fillPorts({ modules, blobs, presence }: { modules: readonly Module[]; blobs: Blobs; presence: Presence }): void {
  mailboxesOf.fill(ownMailboxes);
  macroEffectsOf.fill(effectsOfMacro);
  viewersOf.fill((conversationId) => presence.viewersOf(conversationId));
  files.fill({ blobs });
  // No chat shows a survey yet: who wrote there is asked by mail.
  chatOpen.fill(async () => false);
  parcels.fill({ ofOrders: parcelsOfOrders, byNumbers: parcelsByNumbers });
  keepingRooms.fill(
    modules.flatMap((module) => (typeof module.erase === 'string' && typeof module.export === 'string' ? [] : [{
      name: module.name,
      erase: typeof module.erase === 'string' ? async () => 0 : module.erase,
      export: typeof module.export === 'string' ? async () => ({}) : module.export,
    }])),
  );
}
