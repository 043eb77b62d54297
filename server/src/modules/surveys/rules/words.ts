import type { SurveyKind } from './decide.ts';
import { ar, it, ja, nl, pt } from './more-words.ts';

/** Everything a customer reads when asked, in one language. `{brand}`, `{subject}`, `{agent}`, `{answer}`, `{date}` are filled in. */
export interface SurveyWords {
  readonly subject: string;
  readonly about: string;
  readonly question: Readonly<Record<SurveyKind, string>>;
  /** what the lowest and the highest answer mean */
  readonly ends: Readonly<Record<SurveyKind, readonly [low: string, high: string]>>;
  /** satisfaction 1 to 5 */
  readonly faces: readonly [string, string, string, string, string];
  readonly mailHint: string;
  readonly send: string;
  readonly noted: string;
  readonly noting: string;
  readonly mayChange: string;
  readonly commentLabel: string;
  readonly commentHint: string;
  readonly sendComment: string;
  readonly commentKept: string;
  readonly over: string;
  readonly unknown: string;
  readonly unsubscribe: string;
  readonly unsubscribeAsk: string;
  readonly unsubscribeDo: string;
  readonly unsubscribed: string;
}

const en: SurveyWords = {
  subject: 'How did we do?', about: 'You wrote to {brand} about “{subject}”.',
  question: { csat: 'How satisfied are you with our help?', nps: 'How likely are you to recommend {brand} to a friend?', ces: '{brand} made it easy for me to handle my issue.' },
  ends: { csat: ['very unhappy', 'very happy'], nps: ['not at all', 'certainly'], ces: ['I disagree', 'I agree'] },
  faces: ['Very bad', 'Bad', 'Okay', 'Good', 'Very good'],
  mailHint: 'One click is enough.', send: 'Send my answer: {answer}', noted: 'Thank you! Your answer: {answer}', noting: 'Noting your answer …', mayChange: 'Second thoughts? Press another answer; you can until {date}.',
  commentLabel: 'Do you want to tell us more?', commentHint: 'What was good, what should be better?', sendComment: 'Send', commentKept: 'Thank you, we read every word.',
  over: 'This question is closed now. Thank you all the same.', unknown: 'This link is not complete. Please open it from the mail again.',
  unsubscribe: 'Please do not ask me again', unsubscribeAsk: 'Shall {brand} stop asking you how it went? Answers to your messages still reach you.', unsubscribeDo: 'Stop asking me', unsubscribed: 'Done. {brand} will not ask you again.',
};

const de: SurveyWords = {
  subject: 'Wie war’s mit uns?', about: 'Sie haben {brand} wegen „{subject}“ geschrieben.',
  question: { csat: 'Wie zufrieden sind Sie mit unserer Hilfe?', nps: 'Wie wahrscheinlich empfehlen Sie {brand} weiter?', ces: '{brand} hat es mir leicht gemacht, mein Anliegen zu klären.' },
  ends: { csat: ['sehr unzufrieden', 'sehr zufrieden'], nps: ['gar nicht', 'ganz sicher'], ces: ['stimmt nicht', 'stimmt'] },
  faces: ['Sehr schlecht', 'Schlecht', 'Geht so', 'Gut', 'Sehr gut'],
  mailHint: 'Ein Klick genügt.', send: 'Antwort senden: {answer}', noted: 'Danke! Ihre Antwort: {answer}', noting: 'Ihre Antwort wird notiert …', mayChange: 'Anders überlegt? Drücken Sie eine andere Antwort, bis zum {date}.',
  commentLabel: 'Möchten Sie uns mehr sagen?', commentHint: 'Was war gut, was sollte besser sein?', sendComment: 'Senden', commentKept: 'Danke, wir lesen jedes Wort.',
  over: 'Diese Frage ist inzwischen geschlossen. Trotzdem danke.', unknown: 'Dieser Link ist nicht vollständig. Bitte öffnen Sie ihn noch einmal aus der Mail.',
  unsubscribe: 'Bitte nicht mehr fragen', unsubscribeAsk: 'Soll {brand} Sie nicht mehr fragen, wie es war? Antworten auf Ihre Nachrichten bekommen Sie weiterhin.', unsubscribeDo: 'Nicht mehr fragen', unsubscribed: 'Erledigt. {brand} fragt Sie nicht mehr.',
};

const es: SurveyWords = {
  subject: '¿Qué tal lo hicimos?', about: 'Escribiste a {brand} sobre «{subject}».',
  question: { csat: '¿Qué tan satisfecho estás con nuestra ayuda?', nps: '¿Qué probabilidad hay de que recomiendes {brand} a un amigo?', ces: '{brand} me lo puso fácil para resolver mi asunto.' },
  ends: { csat: ['muy descontento', 'muy contento'], nps: ['ninguna', 'seguro que sí'], ces: ['en desacuerdo', 'de acuerdo'] },
  faces: ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien'],
  mailHint: 'Basta un clic.', send: 'Enviar mi respuesta: {answer}', noted: '¡Gracias! Tu respuesta: {answer}', noting: 'Anotando tu respuesta …', mayChange: '¿Has cambiado de idea? Pulsa otra respuesta; puedes hasta el {date}.',
  commentLabel: '¿Quieres contarnos más?', commentHint: '¿Qué estuvo bien, qué debería mejorar?', sendComment: 'Enviar', commentKept: 'Gracias, leemos cada palabra.',
  over: 'Esta pregunta ya está cerrada. Gracias de todos modos.', unknown: 'Este enlace no está completo. Ábrelo de nuevo desde el correo.',
  unsubscribe: 'No me preguntéis más', unsubscribeAsk: '¿Quieres que {brand} deje de preguntarte qué tal fue? Las respuestas a tus mensajes te seguirán llegando.', unsubscribeDo: 'Dejar de preguntarme', unsubscribed: 'Hecho. {brand} no volverá a preguntarte.',
};

const fr: SurveyWords = {
  subject: 'Comment ça s’est passé ?', about: 'Vous avez écrit à {brand} au sujet de « {subject} ».',
  question: { csat: 'Êtes-vous satisfait de notre aide ?', nps: 'Recommanderiez-vous {brand} à un ami ?', ces: '{brand} m’a permis de régler facilement mon problème.' },
  ends: { csat: ['très mécontent', 'très content'], nps: ['pas du tout', 'certainement'], ces: ['pas d’accord', 'd’accord'] },
  faces: ['Très mauvais', 'Mauvais', 'Moyen', 'Bien', 'Très bien'],
  mailHint: 'Un clic suffit.', send: 'Envoyer ma réponse : {answer}', noted: 'Merci ! Votre réponse : {answer}', noting: 'Enregistrement de votre réponse …', mayChange: 'Vous avez changé d’avis ? Choisissez une autre réponse jusqu’au {date}.',
  commentLabel: 'Voulez-vous nous en dire plus ?', commentHint: 'Qu’est-ce qui était bien, que faut-il améliorer ?', sendComment: 'Envoyer', commentKept: 'Merci, nous lisons chaque mot.',
  over: 'Cette question est close. Merci quand même.', unknown: 'Ce lien est incomplet. Ouvrez-le à nouveau depuis le message.',
  unsubscribe: 'Ne plus me demander', unsubscribeAsk: '{brand} doit-il cesser de vous demander votre avis ? Vous recevrez toujours les réponses à vos messages.', unsubscribeDo: 'Ne plus me demander', unsubscribed: 'C’est fait. {brand} ne vous demandera plus votre avis.',
};

const all: Readonly<Record<string, SurveyWords>> = { en, de, es, fr, pt, it, nl, ja, ar };

/** The languages customers are asked in. */
export const languages = Object.keys(all);

/** The first of these locales we speak; English when none. */
export function languageOf(...locales: readonly (string | null | undefined)[]): string {
  for (const locale of locales) {
    const language = locale?.toLowerCase().split(/[-_]/)[0] ?? '';
    if (language in all) return language;
  }
  return 'en';
}

export function wordsOf(language: string): SurveyWords {
  return all[language] ?? en;
}

export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const scales: Readonly<Record<SurveyKind, readonly [number, number]>> = { csat: [1, 5], nps: [0, 10], ces: [1, 7] };

/** Every answer there is, lowest first. */
export function scaleOf(kind: SurveyKind): number[] {
  const [low, high] = scales[kind];
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** An answer as people say it: a word where there is one. */
export function answerName(words: SurveyWords, kind: SurveyKind, score: number): string {
  return kind === 'csat' ? `${score} – ${words.faces[score - 1] ?? ''}` : String(score);
}
