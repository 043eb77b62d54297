import { invalid } from '../../../platform/refusal/refusal.ts';
import type { Connector } from '../connector.ts';
import type { ConnectionsPorts } from '../ports.ts';

/** @throws Refusal for a vendor nobody wrote a connector for */
export function connectorOf(ports: Pick<ConnectionsPorts, 'connectors'>, vendor: string): Connector {
  const found = ports.connectors.find((one) => one.vendor === vendor);
  if (!found) throw invalid('There is no connector for this vendor.', [{ field: 'vendor', message: vendor }]);
  return found;
}
