/** What is asked for again when notices change. */
export const noticesKey = ['customer-notices'] as const;
