import type { MakeCore } from './core.ts';

export interface CoreEntry {
  /** One line for the list. */
  readonly about: string;
  /** Null until the core is built. */
  readonly load: (() => Promise<MakeCore>) | null;
}

/** All cores, in the order they are listed. Each is loaded only when it is asked for. */
export const cores: Readonly<Record<string, CoreEntry>> = {
  mail: { about: 'read a raw mail: sender, words, quotes, attachments, bounces', load: async () => (await import('./mail-core.ts')).mailCore },
  'reply-text': { about: 'set new words apart from quotes and signature', load: async () => (await import('./reply-text-core.ts')).replyTextCore },
  html: { about: 'make HTML safe to show', load: async () => (await import('./html-core.ts')).htmlCore },
  redact: { about: 'find and replace personal data', load: async () => (await import('./redact-core.ts')).redactCore },
  url: { about: 'may the server fetch this address?', load: async () => (await import('./url-core.ts')).urlCore },
  triage: { about: 'contact reason, language, sentiment, entities', load: async () => (await import('./triage-core.ts')).triageCore },
  sentiment: { about: 'how the writer feels', load: async () => (await import('./sentiment-core.ts')).sentimentCore },
  language: { about: 'the language a text is written in', load: async () => (await import('./language-core.ts')).languageCore },
  tracking: { about: 'parcel numbers and carrier states', load: async () => (await import('./tracking-core.ts')).trackingCore },
  sla: { about: 'clocks over business hours', load: async () => (await import('./sla-core.ts')).slaCore },
  routing: { about: 'who is offered which conversation', load: async () => (await import('./routing-core.ts')).routingCore },
  translate: { about: 'a vendor’s webhook or answer in our model', load: async () => (await import('./translate-core.ts')).translateCore },
  'order-actions': { about: 'what may be done to an order', load: async () => (await import('./order-actions-core.ts')).orderActionsCore },
  returns: { about: 'may this be returned, and how', load: async () => (await import('./returns-core.ts')).returnsCore },
  delivery: { about: 'when a parcel will arrive', load: async () => (await import('./delivery-core.ts')).deliveryCore },
  outreach: { about: 'should this customer be told, when and where', load: async () => (await import('./outreach-core.ts')).outreachCore },
  deflection: { about: 'contacts avoided, with intervals', load: async () => (await import('./deflection-core.ts')).deflectionCore },
  search: { about: 'find documents', load: async () => (await import('./search-core.ts')).searchCore },
  staffing: { about: 'how many agents a load needs', load: async () => (await import('./staffing-core.ts')).staffingCore },
  forecast: { about: 'a series, continued', load: async () => (await import('./forecast-core.ts')).forecastCore },
  schedule: { about: 'a roster for a problem', load: async () => (await import('./schedule-core.ts')).scheduleCore },
  season: { about: 'the cheapest mix of people for a season, and until when each decision can wait', load: async () => (await import('./season-core.ts')).seasonCore },
  rehearse: { about: 'a season, played through the desk’s own routing', load: async () => (await import('./rehearse-core.ts')).rehearseCore },
  agreement: { about: 'do reviewers agree', load: null },
  attribution: { about: 'sales that support made', load: null },
  invoice: { about: 'lines and total of a period', load: null },
};
