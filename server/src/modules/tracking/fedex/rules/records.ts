import type { Translate } from '../../../connections/index.ts';
import { parcelsAsRecords } from '../../../shipments/index.ts';
import { translateFedex } from './translate.ts';

/** An answer about numbers. */
export const translate: Translate = (kind, payload) => (kind === 'tracking' ? parcelsAsRecords(translateFedex(payload)) : { records: [], ignored: true });
