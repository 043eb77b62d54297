/** Words that want no more messages, by their language: that of product notices. */
const STOPS = {
  en: 'stop stopall end quit cancel unsubscribe optout revoke', de: 'stopp abmelden abbestellen beenden ende', es: 'alto baja parar cancelar fin detener', fr: 'arret arrêt arreter arrêter stopper désabonner desabonner', it: 'annulla basta',
  nl: 'stoppen afmelden', pt: 'sair remover', ja: '停止 配信停止 ストップ 解除', ar: 'توقف إيقاف ايقاف إلغاء الغاء', sv: 'stoppa',
} as const;
/** What somebody writes alone in a message, whatever its case and stops. */
const STOP: ReadonlyMap<string, string> = new Map(Object.entries(STOPS).flatMap(([language, words]) => words.split(' ').map((word) => [word, language] as const)));
const START = new Set('start unstop yes weiter anmelden alta iniciar'.split(' '));
/** Twilio answers these by itself and brings nothing to who wrote them (its default opt-out words). */
const ANSWERED_BY_TWILIO = new Set('stop stopall unsubscribe cancel end quit revoke optout start unstop yes'.split(' '));

const alone = (text: string): string => text.normalize('NFC').trim().replaceAll(/[\s.!¡。！、,;:"'’“”-]+/g, ' ').trim().toLowerCase().replace(/^opt out$/, 'optout').replace(/^stop all$/, 'stopall');

export type Wish = 'stop' | 'start' | null;

/** A whole message that is such a word; a word within a sentence is a sentence, and somebody reads it. */
export function wishOf(text: string): Wish {
  const word = alone(text);
  return STOP.has(word) ? 'stop' : START.has(word) ? 'start' : null;
}

/** Whether the provider of SMS has said it already. */
export const answeredByTwilio = (text: string): boolean => ANSWERED_BY_TWILIO.has(alone(text));

const SAID: Readonly<Record<string, string>> = {
  en: 'You will get no more messages from us here. Answer START to get them again.',
  de: 'Sie bekommen hier keine Nachrichten mehr von uns. Mit START bekommen Sie sie wieder.',
  es: 'Ya no recibirá más mensajes nuestros aquí. Responda START para volver a recibirlos.',
  fr: 'Vous ne recevrez plus de messages de notre part ici. Répondez START pour en recevoir à nouveau.',
  it: 'Qui non riceverai più nostri messaggi. Rispondi START per riceverli di nuovo.',
  nl: 'Je krijgt hier geen berichten meer van ons. Antwoord START om ze weer te krijgen.',
  pt: 'Não receberás mais mensagens nossas aqui. Responde START para voltares a recebê-las.',
  ja: '今後こちらにはお送りしません。再開するには START と返信してください。',
  ar: 'لن تصلك منا رسائل هنا بعد الآن. أجب بكلمة START لتصلك من جديد.',
};

/** What is answered to a stop, in the language of the word. */
export const stopAnswer = (text: string): string => SAID[STOP.get(alone(text)) ?? 'en'] ?? (SAID.en as string);
