export type Category = 'open' | 'waiting' | 'resolved' | 'spam';

export interface Standing {
  readonly category: Category;
  readonly resolvedAt: Date | null;
  readonly snoozedUntil: Date | null;
}

export interface Incoming {
  readonly at: Date;
  /** out-of-office, receipts, bounces */
  readonly auto: boolean;
  readonly thanksOnly: boolean;
}

export interface Behaviour {
  readonly thanksReopens: boolean;
  readonly reopenDays: number;
}

/**
 * What a message does to the conversation it belongs to: join it as it stands, reopen it, or follow it up in a new
 * one because it was closed too long ago.
 */
export function effectOf(standing: Standing, incoming: Incoming, behaviour: Behaviour): 'join' | 'reopen' | 'follow_up' {
  if (incoming.auto) return 'join';
  if (standing.category === 'spam' || standing.category === 'open') return 'join';
  if (standing.category === 'waiting') return 'reopen';
  if (standing.resolvedAt !== null && incoming.at.getTime() - standing.resolvedAt.getTime() > behaviour.reopenDays * 86_400_000) return 'follow_up';
  return incoming.thanksOnly && !behaviour.thanksReopens ? 'join' : 'reopen';
}

const thanks = new Set(
  ('thanks thank you thank-you many so much very a lot all cheers great perfect awesome wonderful ok okay super got it received for your the help quick reply have nice good day ' +
    'danke dank vielen schön dir ihnen euch besten herzlichen für die schnelle hilfe antwort perfekt prima alles klar liebe grüße viele gruß mit freundlichen grüßen ' +
    'gracias muchas mil por la ayuda perfecto genial vale merci beaucoup parfait grazie mille molte perfetto obrigado obrigada muito bedankt dankjewel hartelijk tack takk tak kiitos dziękuję').split(' '),
);

/** Nothing but thanks: at most a dozen words, all of them courtesies, no question. */
export function isThanksOnly(text: string): boolean {
  if (text.length > 200 || text.includes('?')) return false;
  const words = text.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  if (words.length === 0 || words.length > 12 || /\d/.test(text)) return false;
  const courtesies = words.filter((word) => thanks.has(word)).length;
  return /thank|danke|dank|gracias|merci|grazie|obrigad|bedankt|dankjewel|cheers|tack|takk|tak\b|kiitos|dzięk/u.test(text.toLowerCase()) && courtesies >= words.length - 2;
}
