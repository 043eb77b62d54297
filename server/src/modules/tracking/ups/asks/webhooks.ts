import { JsonFields } from '../../../../platform/hostile/json-fields.ts';
import { isSame, numbersUnderWay, type Webhooks } from '../../../connections/index.ts';
import { parseAnswer } from '../../../shipments/index.ts';
import { carriers } from './parcels.ts';

/** UPS takes so many numbers at once, and follows each for two weeks. */
const AT_ONCE = 100;

/** Track Alert: the address and its credential are set in UPS's portal; which numbers are followed is asked for here, again every day. */
export const webhooks: Webhooks = {
  secretField: 'credential',
  verify: (secret, request) => isSame(secret, request.headers.credential ?? ''),
  read(request) {
    return [{ id: null, kind: 'activity', payload: new JsonFields(parseAnswer(request.body.toString('utf8'))).json }];
  },
  async subscribe(place) {
    const numbers = await numbersUnderWay(place, carriers);
    const problems: { topic: string; message: string }[] = [];
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const { json } = await place.ask({ method: 'POST', path: '/track/v2/subscription/standard/package', json: { locale: 'en_US', trackingNumberList: numbers.slice(from, from + AT_ONCE) }, headers: { transId: place.id } });
      const refused = new JsonFields(json).json.invalidTrackingNumbers;
      if (Array.isArray(refused) && refused.length > 0) problems.push({ topic: 'Track Alert', message: `not followed: ${refused.slice(0, 5).join(', ')}` });
    }
    return { problems };
  },
};
