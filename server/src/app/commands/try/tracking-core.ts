import { stateOfCode } from '../../../modules/shipments/rules/carrier-codes/state-of-code.ts';
import { stateOfWords } from '../../../modules/shipments/rules/answers/state-of-words.ts';
import { findTrackingNumbers } from '../../../modules/shipments/rules/tracking-numbers/find-tracking-numbers.ts';
import { writeMoment, type Moment } from '../../../modules/shipments/rules/answers/moment.ts';
import type { TrackedParcel } from '../../../modules/shipments/rules/answers/read-answer.ts';
import { Unreadable } from '../../../platform/hostile/json-fields.ts';
import { trackerNames, trackerOf } from '../../trackers.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

/** `keepdesk try tracking`: the parcel numbers in a text, a carrier's answer as our events, a carrier's code as our state. */
export function trackingCore(): TryCore {
  return {
    help: [
      'In:  {"text"}',
      'Out: {"numbers":[{"number","couriers":[…],"sure","start","end"}]}; check digits are right; "sure" when the form alone says that',
      '     it is a tracking number, else words beside it must (any twelve digits pass one check in eleven). Offsets in UTF-16 units.',
      'In:  {"vendor","payload"}: what a carrier or tracker answered or sent, JSON or (as text) XML',
      'Out: {"parcels":[{"tracking_number","carrier","service","state","delivered","estimated_delivery","events":[{"at","state","code",',
      '     "description","place"}]}],"problems":[{"code","message"}]}. Newest event first. "at" keeps the offset the carrier gave; where it',
      '     gave none it is the clock of the place, written with Z. A number that was used again: what happened last is meant.',
      'In:  {"carrier","code"}, and "description"? for codes nobody documented',
      'Out: {"state"}: pending, info_received, in_transit, out_for_delivery, attempt_failed, available_for_pickup, delivered, exception,',
      '     returned, expired; null when neither code nor words are known',
      `Vendors: ${trackerNames.join(', ')}.`,
      '',
      'Example:',
      `  echo '{"text":"Where is 1Z 999 AA1 01 2345 6784?"}' | keepdesk try tracking`,
      `  echo '{"carrier":"fedex","code":"OD"}' | keepdesk try tracking`,
    ].join('\n'),
    run: (input) => {
      if (optionalField(input, 'vendor') !== undefined) return readVendor(textField(input, 'vendor'), optionalField(input, 'payload'));
      if (optionalField(input, 'carrier') !== undefined) {
        const [carrier, code, description] = [textField(input, 'carrier'), textField(input, 'code'), optionalField(input, 'description')];
        return { state: stateOfCode(carrier, code) ?? (typeof description === 'string' ? stateOfWords(description) : null) ?? stateOfWords(code) };
      }
      return { numbers: findTrackingNumbers(textField(input, 'text')) };
    },
  };
}

function readVendor(vendor: string, payload: unknown): unknown {
  const translate = trackerOf(vendor);
  if (translate === null) throw new TryError('unknown_vendor', `"${vendor.slice(0, 60)}" is none whose parcels we read; there is ${trackerNames.join(', ')}`);
  try {
    const { parcels, problems } = translate(payload);
    return { parcels: parcels.map(shownParcel), problems };
  } catch (error) {
    if (error instanceof Unreadable) throw new TryError('unreadable', error.message);
    throw error;
  }
}

function shownParcel(parcel: TrackedParcel): unknown {
  const written = (moment: Moment | null): string | null => (moment === null ? null : writeMoment(moment));
  return {
    tracking_number: parcel.trackingNumber, carrier: parcel.carrier, service: parcel.service, state: parcel.state, delivered: parcel.state === 'delivered', estimated_delivery: written(parcel.estimatedDelivery),
    events: parcel.events.map(({ moment, state, code, description, place }) => ({ at: written(moment), state, code, description, place })),
  };
}
