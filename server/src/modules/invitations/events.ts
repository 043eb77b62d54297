/** How a brand invites has changed: published, on or off. The subject is the brand. */
export const INVITING_CHANGED = 'invitations.changed';
