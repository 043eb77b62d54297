/** What somebody writes who wants no more messages, or wants them again, in the languages of product notices. Alone in a message, whatever its case and stops. */
const STOP = new Set('stop stopall stopp stopall end quit cancel unsubscribe optout revoke abmelden abbestellen beenden ende alto baja parar cancelar fin detener arret arrêt arreter arrêter stopper désabonner desabonner annulla basta stoppa afmelden'.split(' '));
const START = new Set('start unstop yes weiter anmelden alta iniciar'.split(' '));
/** Twilio answers these by itself and brings nothing to who wrote them (its default opt-out words). */
const ANSWERED_BY_TWILIO = new Set('stop stopall unsubscribe cancel end quit revoke optout start unstop yes'.split(' '));

const alone = (text: string): string => text.normalize('NFC').trim().replaceAll(/[\s.!¡,;:"'’“”-]+/g, ' ').trim().toLowerCase().replace(/^opt out$/, 'optout').replace(/^stop all$/, 'stopall');

export type Wish = 'stop' | 'start' | null;

/** A whole message that is such a word; a word within a sentence is a sentence, and somebody reads it. */
export function wishOf(text: string): Wish {
  const word = alone(text);
  return STOP.has(word) ? 'stop' : START.has(word) ? 'start' : null;
}

/** Whether the provider of SMS has said it already. */
export const answeredByTwilio = (text: string): boolean => ANSWERED_BY_TWILIO.has(alone(text));

const SAID: Readonly<Record<'en' | 'de' | 'es', string>> = {
  en: 'You will get no more messages from us here. Answer START to get them again.',
  de: 'Sie bekommen hier keine Nachrichten mehr von uns. Mit START bekommen Sie sie wieder.',
  es: 'Ya no recibirá más mensajes nuestros aquí. Responda START para volver a recibirlos.',
};

/** What is answered to a stop, in the language of the word. */
export function stopAnswer(text: string): string {
  const word = alone(text);
  if (/^(stopp|abmelden|abbestellen|beenden|ende)$/.test(word)) return SAID.de;
  return /^(alto|baja|parar|cancelar|fin|detener)$/.test(word) ? SAID.es : SAID.en;
}
