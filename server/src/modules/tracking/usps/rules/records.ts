import type { Translate } from '../../../connections/index.ts';
import { parcelsAsRecords } from '../../../shipments/index.ts';
import { translateUsps } from './translate.ts';

/** An answer about numbers. */
export const translate: Translate = (kind, payload) => (kind === 'tracking' ? parcelsAsRecords(translateUsps(payload)) : { records: [], ignored: true });
