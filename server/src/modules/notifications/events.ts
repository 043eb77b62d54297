/** A person has a new notice. Subject: the notice. */
export const NOTIFIED = 'notifications.notified';
export type Notified = { person_id: string; kind: string };
