import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Texter } from '../../connections/index.ts';

/** What bringing messages to telephones needs from the house. */
export interface PhonePorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly texter: Texter;
}
