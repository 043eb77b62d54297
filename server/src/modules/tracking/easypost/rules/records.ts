import type { Translate } from '../../../connections/index.ts';
import { parcelsAsRecords } from '../../../shipments/index.ts';
import { translateEasypost } from './translate.ts';

/** A tracker, or an event about one; events about anything else are not for us. */
export const translate: Translate = (kind, payload) => (kind.startsWith('tracker') ? parcelsAsRecords(translateEasypost(payload)) : { records: [], ignored: true });
