import type { Listener } from '../../../../platform/events/listener.ts';
import { SURVEY_DUE } from '../../../surveys/index.ts';
import { SURVEY_JOB } from '../commands/deliver-survey.ts';

/** A question that is to be asked by mail goes out. History that is written down asks nobody. */
export const deliverDueSurveys: Listener = {
  name: 'channels_email.deliver-surveys',
  hears: [SURVEY_DUE],
  handle: async (tx, event) => {
    if (event.silent || event.payload.channel !== 'email') return;
    await tx.schedule({ kind: SURVEY_JOB, key: String(event.payload.survey_id), brandId: event.brandId, payload: { survey_id: event.payload.survey_id, due_at: event.at.toISOString() } });
  },
};
