import { foldText } from './learn/fold-text.ts';
import type { Guess } from './learn/predict.ts';

/** What a customer means to do, whatever the reason they write for. */
export type Intent = 'return' | 'cancel' | 'leave' | 'dispute' | 'sue' | 'press' | 'human';

/** Reasons that are such an intention by themselves. */
const BY_REASON: Readonly<Record<string, Intent>> = {
  'returns.start_return': 'return', 'returns.exchange': 'return', 'returns.return_label': 'return',
  'order_change.cancel': 'cancel', 'subscription.cancel_subscription': 'cancel',
  'account.close': 'leave', 'fraud.chargeback': 'dispute', human: 'human',
};
/** From this chance on a reason speaks for its intention. */
const LIKELY = 0.65;

/** Phrases of one intention in nine languages, as they look when folded (lower case, no accents, no apostrophes). */
const PHRASES: Readonly<Record<Intent, readonly RegExp[]>> = {
  return: [
    /\b(?:return|send) (?:it|this|them|the \w+) back\b|\breturn (?:it|this|them|my (?:order|item|parcel)|the (?:item|order|product))\b|\bwant to return\b/,
    /\bzuruck(?:schicken|senden|geben)\b|\bretourniere|\bwiderruf/, /\b(?:retourner|renvoyer) (?:l|le|la|les|mon|ma|mes|cet|ce|un)\b/, /\b(?:devolver|devolucion|devolucao)\b/,
    /\b(?:restituire|rimandare indietro|fare (?:il|un) reso)\b/, /\b(?:retourneren|terugsturen)\b/, /返品/, /(?:ارجاع|استرجاع المنتج)/,
  ],
  cancel: [
    /\bcancel(?:l?ing|l?ed)? (?:my|the|this|it|that|order)\b|\bwant to cancel\b/, /\b(?:stornieren|stornierung|kundigen)\b/, /\b(?:annuler|resilier)\b/, /\b(?:cancelar|anular|cancelen|anulen)\b/,
    /\b(?:annullare|disdire|annullate)\b/, /\b(?:annuleren|opzeggen)\b/, /(?:キャンセル|取り消|解約)/, /(?:الغاء|الغوا)/,
  ],
  leave: [
    /\bnever (?:buy|order|shop|buying|ordering|shopping)\b.{0,200}\b(?:again|here|from you)\b|\b(?:lost|losing) (?:me as )?a customer\b|\bswitch(?:ing)? to (?:(?:another|a different) (?:shop|store|company|brand|provider|retailer|seller|website)|a competitor|amazon)\b|\b(?:delete|close) my account\b|\btaking my business elsewhere\b|\bthis (?:is|was|will be) (?:the|my) last (?:time|order)\b/,
    /\bnie wieder\b|\bals kund(?:e|in) verloren\b|\bkonto (?:loschen|schliessen)\b|\bwechsle? zu\b/, /\bplus jamais\b|\bperdu (?:un|une) client/, /\bnunca mas\b|\bperdi(?:do|eron) un cliente\b/,
    /\bmai piu\b|\bperso un cliente\b/, /\bnunca mais\b|\bperderam (?:um|uma) cliente\b/, /\bnooit meer\b|\bklant kwijt\b/, /(?:二度と(?:買|利用|注文)|退会)/, /(?:لن اشتري|لن اتعامل)/,
  ],
  dispute: [
    /\bcharge ?-?backs?\b|\bdisput(?:e|ed|ing)\b.{0,200}\b(?:charge|payment|bank|card|paypal|transaction)\b|\bpaypal (?:case|dispute|claim)\b|\breverse (?:the|this|my|that) (?:charge|payment|transaction)\b|\b(?:bank|card company|visa|amex)\b.{0,60}\b(?:reverse it|take (?:it|the money|my money) back|get (?:it|the money|my money) back for me)\b/,
    /\bruckbuchung|\bzuruckbuchen\b|\bruckbuchen\b|\bkauferschutz\b|\bruck?lastschrift/, /\blitige (?:paypal|bancaire)\b|\bfaire opposition\b|\bcontest(?:e|er) (?:le|la|ce|cette) (?:paiement|prelevement|transaction|debit)/,
    /\bcontracargo\b|\bdisputa\b.{0,200}\b(?:paypal|banco|cargo)\b|\babr(?:i|ir|ire|ierto) una disputa\b/, /\bcontestazione\b|\bcontest(?:o|ero|are) (?:l|il)? ?(?:addebito|pagamento)/, /\bcontestar (?:a compra|no banco)|\bchargeback\b/,
    /\bgeschil\b|\bstorneren\b/, /(?:チャージバック|異議申し立て)/, /(?:نزاع|ساعترض على المبلغ)/,
  ],
  sue: [
    /\b(?:sue|suing) (?:you|your|the company)\b|(?<!\b(?:am|is|as|was|be|im|became) )\b(?:my|a|our) (?:lawyer|attorney|solicitor)s?\b|\blegal (?:action|steps|proceedings|department)\b|\b(?:small claims|take you to|see you in) court\b|\btrading standards\b|\bconsumer (?:protection|rights|ombudsman|court|forum)\b|\b(?:report|complain) (?:you )?to (?:the )?(?:police|bbb|better business|ombudsman|ftc)\b/,
    /\b(?:anwalt|rechtsanwalt|anwaltin|klage|verklagen|verklage|anzeige erstatten|verbraucherzentrale|rechtliche schritte|mahnbescheid)\b/, /\b(?:avocat|porter plainte|tribunal|poursuites|dgccrf|ufc que choisir|mise en demeure|action en justice)\b/,
    /\b(?:abogado|demandar(?:los|les|os)?|(?:presentar|interponer|poner) una demanda|denunciar|denuncia|juzgado|tribunales|acciones legales|oficina del consumidor|ocu)\b/, /\b(?:avvocato|denuncia|denunciare|querela|vie legali|tribunale|azione legale)\b/,
    /\b(?:advogado|processar (?:voces?|vos|a empresa|a loja)|processo judicial|procon|na justica|tribunal|medidas legais|deco proteste)\b/, /\b(?:advocaat|juridische stappen|rechtszaak|aangifte|consumentenbond|(?:naar|voor) de rechter|aanklagen)\b/, /(?:弁護士|訴え|訴訟|法的|消費者センター|消費生活センター)/, /(?:محامي|المحامي|محكمه|محكمة|ساقاضيكم|قانونيه|حمايه المستهلك|حماية المستهلك|دعوى)/,
  ],
  press: [
    /\b(?:journalist|reporter|press (?:enquiry|inquiry|request|office|team)|i(?:m| am)? (?:writing|write) (?:an article|a story|for (?:the )?(?:\w+ )?(?:times|post|magazine|newspaper|journal|blog))|(?:request|ask(?:ing)?) for comment|newsroom|media (?:enquiry|inquiry|request))\b/,
    /\b(?:journalist(?:in)?|presseanfrage|pressestelle|redaktion|redakteur(?:in)?|bitte um (?:eine )?stellungnahme)\b/, /\b(?:journaliste|service (?:de )?presse|demande presse|redaction d[eu] (?:journal|magazine)|reaction officielle)\b/,
    /\b(?:periodista|gabinete de prensa|consulta de prensa|medio de comunicacion)\b/, /\b(?:giornalista|ufficio stampa|richiesta stampa|testata giornalistica)\b/, /\b(?:jornalista|assessoria de imprensa|pedido da imprensa)\b/,
    /\b(?:journalist|persvraag|persvoorlichter|redactie)\b/, /(?:記者|取材|報道機関|編集部)/, /(?:صحفي|صحفيه|صحفية|الصحافه|الصحافة|وسائل الاعلام)/,
  ],
  human: [
    /\b(?:speak|talk|chat|connect|transfer|put)\b(?: me)?(?: through)?(?: directly)? (?:to|with)\b.{0,20}\b(?:human|person|agent|someone|somebody|representative|manager|supervisor|operator)\b|\b(?:get|give) me (?:a|an|the|your|some)\b.{0,15}\b(?:human|person|agent|representative|manager|supervisor|operator)\b|\breal (?:person|human)\b/,
    /\b(?:mit (?:einem|einer|jemandem|dem).{0,20}(?:sprechen|reden|telefonieren|chatten))\b|\bechte[nr]? mensch/, /\bparler (?:a|avec) (?:un|une|quelqu)/, /\bhablar con (?:una|un|alguien)\b/, /\bparlare con (?:un|una|qualcuno)/,
    /\bfalar com (?:um|uma|alguem)\b/, /\b(?:mens|medewerker|iemand|persoon) (?:spreken|aan de lijn)\b|\bspreken met\b/, /(?:オペレーター|人間|担当者)(?:と|に)/, /(?:التحدث|التكلم|اتكلم) مع (?:موظف|شخص)/,
  ],
};

const INTENTS: readonly Intent[] = ['return', 'cancel', 'leave', 'dispute', 'sue', 'press', 'human'];

/** Every intention a text shows, by what it says or by its likely reason; in a fixed order. */
export function readIntents(text: string, guesses: readonly Guess[] = []): Intent[] {
  const folded = foldText(text);
  // Folding takes the marks of kana, too: what is written with them is looked for as it is written.
  const written = text.slice(0, MOST_LETTERS).normalize('NFKC').toLowerCase();
  const likely = new Set(guesses.filter((guess) => guess.chance >= LIKELY).map((guess) => BY_REASON[guess.label]));
  return INTENTS.filter((intent) => likely.has(intent) || PHRASES[intent].some((phrase) => means(phrase, folded) || means(phrase, written)));
}

const MOST_LETTERS = 20_000;
/** "I do not want to cancel": said of the phrase that follows at once. */
const NOT = /\b(?:dont|don['’]t|do not|didnt|didn['’]t|did not|never|not|nicht|pas|nao|não|niet)\b[^.,;!?\n]{0,20}$/u;

function means(phrase: RegExp, text: string): boolean {
  const found = phrase.exec(text);
  return found !== null && !NOT.test(text.slice(Math.max(0, found.index - 40), found.index));
}
