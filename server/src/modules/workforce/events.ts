/** Something was done about the rest of a day, or taken back: the subject is the action; or a time counts as kept (or does not any more): the subject is the person. */
export const DAY_CHANGED = 'workforce.day_changed';
/** Shifts were published, under each brand whose people they are. The subject is the plan. */
export const SCHEDULE_PUBLISHED = 'workforce.schedule_published';
