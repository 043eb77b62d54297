/** A person has a new notice. Subject: the notice. */
export const NOTIFIED = 'notifications.notified';
export type Notified = { person_id: string; kind: string };

/** A note to the floor was sent or taken back. Subject: the note. */
export const BROADCAST = 'notifications.broadcast';
