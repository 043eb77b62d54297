import type { Listener } from '../../../platform/events/listener.ts';
import { APPROVAL_DECIDED } from '../../approvals/index.ts';
import { decideIncident, INCIDENT_APPROVAL } from '../commands/incidents.ts';
import { decideProgramme, PROGRAMME_APPROVAL } from '../commands/programmes.ts';

/** A second person decided about a wording, or about an incident. */
export const hearDecisions: Listener = {
  name: 'outreach.hear-decisions',
  hears: [APPROVAL_DECIDED],
  handle: async (tx, event) => {
    const [id, agreed] = [String(event.payload.subject_id), event.payload.decision === 'approved'];
    if (event.payload.kind === PROGRAMME_APPROVAL) await decideProgramme(tx, id, agreed);
    if (event.payload.kind === INCIDENT_APPROVAL) await decideIncident(tx, id, agreed);
  },
};
