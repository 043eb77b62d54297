import type { Translate } from '../../../connections/index.ts';
import { parcelsAsRecords } from '../../../shipments/index.ts';
import { translateAftership } from './translate.ts';

/** A tracking, or an event about one; events about anything else are not for us. */
export const translate: Translate = (kind, payload) => (kind.startsWith('tracking') ? parcelsAsRecords(translateAftership(payload)) : { records: [], ignored: true });
