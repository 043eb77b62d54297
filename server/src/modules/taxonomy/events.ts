/** Subject: the brand whose tree, names or targets are others now. */
export const REASONS_CHANGED = 'taxonomy.reasons_changed';
