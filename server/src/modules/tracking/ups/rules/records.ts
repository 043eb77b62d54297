import type { Translate } from '../../../connections/index.ts';
import { parcelsAsRecords } from '../../../shipments/index.ts';
import { translateUps } from './translate.ts';

/** An answer about a number, or an activity that was pushed. */
export const translate: Translate = (kind, payload) => (['tracking', 'activity'].includes(kind) ? parcelsAsRecords(translateUps(payload)) : { records: [], ignored: true });
