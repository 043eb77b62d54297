import { wholeWords } from '../../whole-words.ts';

/**
 * Words that together mean something else than each by itself. Courtesy says nothing about feelings: everybody is "dear" and
 * thanks "in advance". What went wrong, said without a bad word ("never arrived"), does. Strength as for words, −4..4.
 */
const phrases: readonly (readonly [strength: number, ...patterns: string[]])[] = [
  [0,
    'dear (?:sirs?|madam|sir or madam|team|all|customer \\p{L}+|support|\\p{Lu}\\p{L}+)', '(?:with )?(?:best|kind|kindest|warm|warmest|many) (?:regards|wishes)', 'regards', 'yours (?:truly|sincerely|faithfully)', 'sincerely', '(?:many )?thank(?:s| you)(?: very much| so much| a lot)? in advance', '(?:can|could|would|will) (?:you|someone|anyone|somebody) (?:please |kindly )?help(?: me| us)?', '(?:please|kindly|pls|plz)(?: help(?: me| us)?)?', "(?:i['’]?d|i would|would) (?:like|love) to", '(?:i )?want (?:a|my|the|to)', 'customer (?:care|support|service|satisfaction)', 'credit card', 'play(?:s|ed|ing)? (?:music|video)',
    '(?:vielen |besten |herzlichen )?dank im voraus', '(?:mit )?(?:freundliche[nm]?|beste[nm]?|liebe[nm]?|viele[nm]?|herzliche[nm]?) gr(?:ü|ue)(?:ß|ss)en?', 'liebe[sr]? (?:team|damen|herren|kundenservice|kundendienst|frau|herr)', 'sehr geehrte[r]?', 'guten (?:tag|morgen|abend)', 'schönen (?:tag|abend)', 'gerne? (?:wissen|fragen|zurück\\p{L}*|umtauschen|haben)', 'würde (?:ich )?gerne?', 'schon',
    'merci (?:beaucoup )?(?:d[’\']|par )avance', '(?:bien )?cordialement', 'bien à vous', 's[’\']il (?:vous|te) pla[iî]t', 'cher(?:s|e|es)? (?:client|équipe|monsieur|madame)\\p{L}*', 'bonne (?:journée|soirée|réception)', 'mes salutations(?: distinguées)?', 'aimerais?', '(?:pouvez|pourriez)[ -]vous (?:m[’\']|nous )?aider', 'service client',
    '(?:muchas )?gracias (?:de antemano|por adelantado)', '(?:un )?(?:cordial )?saludos?(?: cordial(?:es)?)?', 'estimad[oa]s?(?: se[ñn]or\\p{L}*)?', 'buen(?:os|as) (?:d[ií]as|tardes|noches)', 'me gustar[ií]a', '(?:me )?(?:puedes?|pueden|podr[ií]a[ns]?) (?:usted(?:es)? )?ayud\\p{L}+', 'quiero (?:devolver|cambiar|saber|cancelar|hacer|un|una|mi)',
    '(?:muito )?obrigad[oa] (?:desde já|antecipadamente|pela atenção)', '(?:bom dia|boa tarde|boa noite)', 'prezad[oa]s?', 'atenciosamente', 'gostaria', '(?:pode[mr]?|poderia[m]?) (?:me )?ajud\\p{L}+', 'quero (?:devolver|trocar|saber|cancelar|fazer|um|uma|meu)',
    'grazie (?:mille )?(?:in anticipo|anticipatamente)', '(?:cordiali|distinti) saluti', 'gentil[ei]', 'egregi[oa]?', 'buon(?:giorno| giorno|asera)', 'vorrei', '(?:può|puoi|potete|potreste) aiutar\\p{L}+',
    '(?:bij voorbaat|alvast) (?:hartelijk )?(?:dank|bedankt)', '(?:met )?vriendelijke groet(?:en)?', 'beste (?:heer|mevrouw|team|klantenservice)', 'goede(?:morgen|middag|navond)', '(?:zou|wil) graag',
    'تحياتي|مع التحية|شكرا مسبقا', 'السلام عليكم(?: ورحمة الله)?', 'صباح الخير|مساء الخير',
  ],
  [-1.6,
    "(?:never|not|n['’]t|nt) (?:yet )?(?:been )?(?:received|receive|arrived|arrive|delivered|shipped|turned up|showed up|come|came|got|gotten|get)(?= |[.!?,]|$)", "(?:not|isn['’]?t|nothing like) (?:as )?(?:described|advertised|pictured|what i ordered|the (?:one|size|colou?r) i ordered)", "(?:still )?waiting (?:for|since)", "(?:does|do|did|is|has)(?:n['’]?t| not) (?:work|working|fit|turn on|charge|start|open|load)", 'stopped working', '(?:no|nobody|no one|without (?:a|any)) (?:reply|replies|replied|response|responds|responded|answer|answers|answered)', '(?:no|any) tracking (?:update|info\\p{L}*)', 'still (?:no|not|nothing|have ?n[o’\']t)', 'fell apart|came apart|ripped|torn', 'money back', 'taking (?:too|so) long',
    '(?:nie|nicht|noch nicht) (?:angekommen|erhalten|bekommen|geliefert|da|zugestellt)', 'immer noch (?:nicht|kein\\p{L}*)', '(?:funktioniert|geht|passt|lädt) nicht', 'geld zurück', 'keine (?:antwort|rückmeldung)',
    '(?:pas|jamais|toujours pas|rien) (?:encore )?(?:été )?(?:reçue?|arrivée?|livrée?)', '(?:ne )?(?:marche|fonctionne) (?:pas|plus)', '(?:aucune|pas de|sans) réponse',
    '(?:no|nunca|aún no|todavía no)(?: me)? (?:he |ha )?(?:recibid[oa]|llega|llegó|llegado|recibí|entregad[oa])', 'no (?:funciona|sirve|responden|contestan)', 'sin respuesta',
    '(?:não|nao|nunca|ainda não) (?:foi )?(?:recebi|chegou|entregue|entregaram|recebemos)', '(?:não|nao) (?:funciona|responde\\p{L}*)', 'sem resposta',
    '(?:non|mai|ancora non)(?: ho| è)?(?: ancora| mai)? (?:ricevut[oa]|arrivat[oa]|consegnat[oa])', 'non (?:funziona|rispond\\p{L}+)', 'nessuna risposta',
    '(?:niet|nooit|nog niet|nog steeds niet) (?:ontvangen|aangekomen|geleverd|gekregen|bezorgd|binnen)', '(?:werkt|doet het|past) niet', 'geen (?:antwoord|reactie)',
    '(?:لم|لا|ما) (?:يصل|تصل|وصل|وصلت|استلم|يصلني|تصلني|يعمل|تعمل)', 'ما وصلني',
  ],
  [-1.6, '届(?:きません|かない|いていません|いてない)', '(?:返(?:事|信)|連絡)が(?:ない|ありません|来ない|来ません)', '動(?:かない|きません)', '使え(?:ない|ません)', '違う(?:商品|もの|色|サイズ)'],
  [0, 'よろしくお願い(?:いた)?(?:し|致し)?ます', 'お世話になっております', '返品したい|返品を?希望|返品方法'],
  [3, 'the shit', 'the bomb', 'to die for'],
  [1.5, 'bad ass|badass', 'no (?:problems?|issues?|complaints|regrets)(?: at all)?', 'cut above', "can['’]?t (?:wait|complain|beat)", "(?:keine|null) probleme?|ohne probleme?", 'sans (?:aucun )?problème', 'sin (?:ning[uú]n )?problemas?', 'sem problemas?', 'senza problemi', 'zonder problemen', '問題(?:なく|ありません|なし)'],
  [-2, 'yeah right', 'kiss of death|death sentence'],
];

const FIRST = 0xe000;
const patterns = phrases.map(([, ...list]) => new RegExp(wholeWords(list), 'giu'));

/** The text with each phrase as one sign of its own, which `phraseStrength` knows; courtesy is left out. */
export function withPhrases(text: string): string {
  return patterns.reduce((left, pattern, at) => left.replace(pattern, phrases[at]?.[0] === 0 ? ' ' : ` ${String.fromCharCode(FIRST + at)} `), text);
}

/** The strength of a sign that stands for a phrase; undefined for anything else. */
export function phraseStrength(piece: string): number | undefined {
  return piece.length === 1 ? phrases[piece.charCodeAt(0) - FIRST]?.[0] : undefined;
}
