/** Words that promise and say nothing, in the languages customers are told in. */
const WORDS = {
  en: ['as soon as possible', 'shortly', 'in the near future', 'some delays?', 'minor delays?', 'bear with us'],
  de: ['so bald wie möglich', 'in kürze', 'demnächst', 'etwas verzögern', 'zeitnah'],
  es: ['lo antes posible', 'en breve', 'próximamente', 'pequeños? retrasos?'],
  fr: ['dès que possible', 'dans les (?:plus brefs|meilleurs) délais', 'prochainement', 'sous peu', 'au plus vite', '(?:légers?|petits?) retards?'],
  it: ['appena possibile', 'il prima possibile', 'al più presto', 'quanto prima', 'a breve', 'prossimamente', '(?:liev[ei]|piccol[oi]) ritard[oi]'],
  nl: ['zo (?:snel|spoedig) mogelijk', 'binnenkort', 'op korte termijn', '(?:lichte|enige|kleine) vertraging(?:en)?'],
  pt: ['o mais (?:rápido|rapidamente|depressa|breve) possível', '(?:assim|logo) que possível', 'em breve', 'brevemente', '(?:pequenos?|ligeiros?) atrasos?'],
  ar: ['في أقرب وقت(?: ممكن)?', 'بأسرع وقت(?: ممكن)?', '(?<!(?:ًا|اً) )قريب(?:ًا|اً|ا)', 'عم[ّ]?ا قريب', 'في القريب العاجل', 'بعض التأخير', 'تأخير (?:بسيط|طفيف)'],
} as const;

/** No spaces stand between words there, so nothing says where one begins. */
const JAPANESE = ['できるだけ早く', 'できる限り早く', '可能な限り早く', 'なるべく早く', '近日中', 'まもなく', '間もなく', '(?:多少|若干)の遅れ', '追ってご連絡', '追ってお知らせ'];

// In Arabic “and” and “so” are written together with the next word; after another such ending the word for soon means near.
const BETWEEN_SPACES = new RegExp(`(?<![\\p{L}\\p{M}])[وف]?(${Object.values(WORDS).flat().join('|')})(?![\\p{L}\\p{M}])`, 'iu');
const ANYWHERE = new RegExp(`(${JAPANESE.join('|')})`, 'u');

/** The first of them in a text, as it stands there. A text of one language is not read as another: what is vague in one is so in all. */
export const vagueIn = (text: string): string | null => BETWEEN_SPACES.exec(text)?.[1] ?? ANYWHERE.exec(text)?.[1] ?? null;
