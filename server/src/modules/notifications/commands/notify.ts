import type { Tx } from '../../../platform/db/tx.ts';
import { NOTIFIED, type Notified } from '../events.ts';
import { MAIL_JOB } from '../jobs/mail-notices.ts';
import { preferenceFor, type Kind } from '../rules/kinds.ts';
import { addNotice, awaitsMail } from '../store/notices.ts';
import { preferencesOf } from '../store/preferences.ts';

const PATIENCE_SECONDS = 300;

export interface News {
  readonly kind: Kind;
  readonly brandId: string;
  readonly personIds: readonly string[];
  readonly subjectKind: string;
  readonly subjectId: string | null;
  /** number of the conversation it is about: part of the link and of the sentence */
  readonly number?: number;
}

/** Tells people something, each as they prefer. Not of what they did themselves, and not of history. */
export async function notify(tx: Tx, news: News): Promise<void> {
  if (tx.silent) return;
  for (const personId of new Set(news.personIds)) {
    if (personId !== tx.actor.id) await tell(tx, personId, news);
  }
}

async function tell(tx: Tx, personId: string, news: News): Promise<void> {
  const { in_app: inApp, by_mail: byMail } = preferenceFor(news.kind, await preferencesOf(tx, personId));
  if (!inApp && !byMail) return;
  const mailUnderWay = byMail && (await awaitsMail(tx, personId));
  const facts = news.number === undefined ? {} : { number: news.number };
  const id = await addNotice(tx, { ...news, personId, facts, inApp, byMail });
  if (inApp) {
    const payload: Notified = { person_id: personId, kind: news.kind };
    await tx.announce({ name: NOTIFIED, brandId: news.brandId, subjectId: id, payload });
  }
  // Whoever is at the desk reads it there; the mail is for those who are not.
  if (byMail && !mailUnderWay) {
    await tx.schedule({ kind: MAIL_JOB, brandId: null, key: personId, payload: { person_id: personId }, runAt: new Date(tx.now.getTime() + PATIENCE_SECONDS * 1000) });
  }
}
