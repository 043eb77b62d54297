import type { Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { STATUS_CHANGED } from '../../conversations/index.ts';
import { consider } from '../commands/consider.ts';
import { settingsOf } from '../queries/settings-of.ts';
import { kindAfterClosing } from '../rules/decide.ts';

export const CONSIDER_JOB = 'surveys.consider';

/** A conversation was closed: after a while it is decided whether its customer is asked. Closing it again moves the time. */
export const afterClosing: Listener = {
  name: 'surveys.after-closing',
  hears: [STATUS_CHANGED],
  handle: async (tx, event) => {
    if (event.silent || event.payload.to_category !== 'resolved') return;
    const settings = await settingsOf(tx, event.brandId);
    const kind = kindAfterClosing(event.subjectId, settings);
    if (kind === null) return;
    await tx.schedule({ kind: CONSIDER_JOB, key: event.subjectId, brandId: event.brandId, payload: { conversation_id: event.subjectId, kind }, runAt: new Date(tx.now.getTime() + settings[kind].delay_seconds * 1000) });
  },
};

export const considerLater: JobHandler = {
  attempts: 10,
  inside: async (tx, job) => void (await consider(tx, String(job.payload.conversation_id), job.payload.kind === 'ces' ? 'ces' : 'csat')),
};
