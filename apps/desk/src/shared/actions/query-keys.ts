/** The names under which answers are kept. Live news name the same topics. */
export const inboxKey = (view: string, q: string) => ['inbox', view, q] as const;
export const readingKey = (conversationId: string) => ['reading', conversationId] as const;
export const clocksKey = (conversationId: string) => ['clocks', conversationId] as const;
export const conversationKey = (ref?: string) => (ref === undefined ? (['conversation'] as const) : (['conversation', ref] as const));
