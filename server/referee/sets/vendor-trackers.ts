import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { translateTracker } from '../../src/app/translate-tracker.ts';
import { Unreadable } from '../../src/platform/hostile/json-fields.ts';
import { share, type RefereeSet } from '../figure.ts';

const FOLDERS = ['aftership', 'easypost', 'ups', 'fedex', 'usps', 'dhl', 'shipstation', 'amazon-sp-api'];
/** By its name a file tells of parcels. */
const OF_PARCELS = /trackings|tracking_update|tracker|getShipmentTracking\.response\.200|ShipmentTrackingMilestone|tracking\.response\.200|(?:^|\.)(?:Duplicate|Inconsistent\w+)?[Tt]racking_?[Rr]esponse/;
const OF_ERRORS = /error|invalid/i;

export const vendorTrackers: RefereeSet = {
  name: '../vendor-fixtures/aftership',
  anchor: 'vendors’ published examples and recordings of EasyPost’s own tests; all tracking vendors',
  measure(folder) {
    const files = FOLDERS.flatMap((vendor) => globSync(path.join(folder, '..', vendor, '**/*.json')).map((file) => ({ vendor, file })));
    const came = files.map(({ vendor, file }) => ({ file, came: outcome(vendor, file) }));
    const telling = came.filter(({ file }) => OF_PARCELS.test(path.basename(file)) && !OF_ERRORS.test(path.basename(file)) && !/deletes|batch/.test(file));
    return [
      { what: `payloads read, or set aside in words (${files.length})`, value: share(came.filter((one) => one.came !== 'crash').length, files.length), atLeast: 1 },
      { what: `those that tell of parcels, translated (${telling.length})`, value: share(telling.filter((one) => one.came === 'translated').length, telling.length), atLeast: 1 },
    ];
  },
};

function outcome(vendor: string, file: string): 'translated' | 'set aside' | 'crash' {
  const json = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const body = ('operationId' in json || 'request' in json) && 'body' in json ? json['body'] : json;
  try {
    return (translateTracker(vendor, path.basename(file), body)?.records.length ?? 0) > 0 ? 'translated' : 'set aside';
  } catch (error) {
    return error instanceof Unreadable ? 'set aside' : 'crash';
  }
}
