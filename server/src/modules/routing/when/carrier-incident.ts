import type { Listener } from '../../../platform/events/listener.ts';
import { hasOpenIncident, INCIDENT_DECLARED, INCIDENT_ENDED } from '../../shipments/index.ts';
import { endPeak, proposePeak } from '../commands/peak.ts';
import { observe } from '../queries/observe.ts';
import { planOf, presentPeak } from '../queries/peaks.ts';
import { evidenceOf } from '../rules/peak.ts';

/**
 * A carrier in trouble proposes a peak where the plan says so; one that began for it is over with the last incident,
 * where the plan lets calm end it. What nobody took up is withdrawn.
 */
export const hearIncidents: Listener = {
  name: 'routing.hear-incidents',
  hears: [INCIDENT_DECLARED, INCIDENT_ENDED],
  handle: async (tx, { name, brandId, subjectId, silent }) => {
    if (silent) return;
    const { plan } = await planOf(tx, brandId);
    const goesOn = await hasOpenIncident(tx, brandId);
    if (name === INCIDENT_DECLARED) {
      if (plan.carrier_incident === true && goesOn) await proposePeak(tx, brandId, { because: 'carrier_incident', evidence: evidenceOf(await observe(tx, brandId)), incidentId: subjectId });
      return;
    }
    const peak = await presentPeak(tx, brandId);
    if (peak?.because === 'carrier_incident' && !goesOn && (peak.state === 'proposed' || plan.ends_when_calm)) await endPeak(tx, peak.id, 'incident_over');
  },
};
