import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** Something that counts by a calendar, as people call it. */
export interface CalendarUse {
  readonly calendarId: string;
  readonly name: string;
}

/** calendars asks what counts by a brand's calendars before one is removed; whoever counts by them says. */
export const calendarUses = port<(tx: Tx, brandId: string) => Promise<readonly CalendarUse[]>>('what counts by a calendar');
