import type { Listener } from '../../../platform/events/listener.ts';
import { BRAND_CREATED } from '../../identity/index.ts';
import { forecastTonight } from '../jobs/forecast.ts';

/** A new brand is foretold from its first night on, as soon as there is enough of a past. */
export const brandCreated: Listener = {
  name: 'workforce.brand-created',
  hears: [BRAND_CREATED],
  handle: (tx, event) => forecastTonight(tx, event.brandId),
};
