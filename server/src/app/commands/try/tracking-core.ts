import { findTrackingNumbers } from '../../../modules/shipments/rules/tracking-numbers/find-tracking-numbers.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

/** `keepdesk try tracking`: the parcel numbers in a text. */
export function trackingCore(): TryCore {
  return {
    help: [
      'In:  {"text"}',
      'Out: {"numbers":[{"number","couriers":[…],"sure","start","end"}]}; check digits are right; "sure" when the form alone says that',
      '     it is a tracking number, else words beside it must (any twelve digits pass one check in eleven). Offsets in UTF-16 units.',
      '     A carrier’s answer {"vendor","payload"} and its codes {"carrier","code"} are not built yet.',
      '',
      'Example:',
      `  echo '{"text":"Where is 1Z 999 AA1 01 2345 6784?"}' | keepdesk try tracking`,
    ].join('\n'),
    run: (input) => {
      for (const later of ['vendor', 'carrier']) if (optionalField(input, later) !== undefined) throw new TryError('not_built', `reading a carrier’s answers and codes ("${later}") is not built yet; give {"text"}`);
      return { numbers: findTrackingNumbers(textField(input, 'text')) };
    },
  };
}
