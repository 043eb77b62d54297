import type { Language } from './words/index.ts';

/** What is said to who wants to be told when something is back. */
interface WishWords {
  readonly subject: string;
  readonly text: string;
  readonly ask: string;
  readonly confirm: string;
  readonly done: string;
}

const words: Readonly<Record<Language, WishWords>> = {
  en: { subject: 'Shall we tell you when {item} is back?', text: 'Hello,\n\nyou would like to be told when {item} is in stock again. Please confirm it here, and we write to you once:\n\n{link}\n\nIf that was not you, do nothing.\n\n{brand}', ask: 'Tell you once when it is in stock again?', confirm: 'Yes, tell me', done: 'Thank you. {brand} writes to you once when it is back.' },
  de: { subject: 'Sollen wir Bescheid sagen, wenn {item} wieder da ist?', text: 'Guten Tag,\n\nSie möchten wissen, wann {item} wieder auf Lager ist. Bitte bestätigen Sie das hier, dann schreiben wir Ihnen einmal:\n\n{link}\n\nWaren Sie das nicht, tun Sie nichts.\n\n{brand}', ask: 'Ihnen einmal schreiben, wenn es wieder auf Lager ist?', confirm: 'Ja, bitte', done: 'Danke. {brand} schreibt Ihnen einmal, wenn es wieder da ist.' },
  es: { subject: '¿Le avisamos cuando vuelva {item}?', text: 'Hola:\n\nquiere saber cuándo vuelve a haber {item}. Confírmelo aquí y le escribiremos una vez:\n\n{link}\n\nSi no fue usted, no haga nada.\n\n{brand}', ask: '¿Avisarle una vez cuando vuelva a haber?', confirm: 'Sí, avísenme', done: 'Gracias. {brand} le escribirá una vez cuando vuelva.' },
  fr: { subject: 'Vous prévenir du retour de {item} ?', text: 'Bonjour,\n\nvous souhaitez savoir quand {item} sera de nouveau en stock. Confirmez-le ici et nous vous écrirons une fois :\n\n{link}\n\nSi ce n’était pas vous, ne faites rien.\n\n{brand}', ask: 'Vous écrire une fois quand l’article sera de retour ?', confirm: 'Oui, prévenez-moi', done: 'Merci. {brand} vous écrira une fois quand l’article sera de retour.' },
  it: { subject: 'La avvisiamo quando torna {item}?', text: 'Buongiorno,\n\ndesidera sapere quando {item} sarà di nuovo disponibile. Lo confermi qui e le scriveremo una volta:\n\n{link}\n\nSe non è stato lei, non faccia nulla.\n\n{brand}', ask: 'Scriverle una volta quando sarà di nuovo disponibile?', confirm: 'Sì, avvisatemi', done: 'Grazie. {brand} le scriverà una volta quando tornerà.' },
  nl: { subject: 'Zullen we het laten weten als {item} terug is?', text: 'Hallo,\n\nu wilt weten wanneer {item} weer op voorraad is. Bevestig dat hier, dan schrijven we u één keer:\n\n{link}\n\nWas u dat niet, doe dan niets.\n\n{brand}', ask: 'U één keer schrijven als het weer op voorraad is?', confirm: 'Ja, graag', done: 'Dank u. {brand} schrijft u één keer als het terug is.' },
  pt: { subject: 'Avisamos quando {item} voltar?', text: 'Olá,\n\nquer saber quando {item} volta a estar disponível. Confirme aqui e escrevemos-lhe uma vez:\n\n{link}\n\nSe não foi você, não faça nada.\n\n{brand}', ask: 'Escrever-lhe uma vez quando voltar a estar disponível?', confirm: 'Sim, avisem-me', done: 'Obrigado. {brand} escreve-lhe uma vez quando voltar.' },
  ja: { subject: '{item}の再入荷をお知らせしますか', text: 'こんにちは。\n\n{item}の再入荷のお知らせをご希望ですね。こちらでご確認いただくと、一度だけメールをお送りします。\n\n{link}\n\nお心当たりがない場合は、何もしないでください。\n\n{brand}', ask: '再入荷したら一度だけお知らせしますか', confirm: 'はい、知らせてください', done: 'ありがとうございます。再入荷したら{brand}から一度だけメールをお送りします。' },
  ar: { subject: 'هل نخبرك عند توفر {item} من جديد؟', text: 'مرحبًا،\n\nترغب في معرفة متى يتوفر {item} من جديد. أكّد ذلك هنا وسنكتب إليك مرة واحدة:\n\n{link}\n\nإن لم تكن أنت من طلب ذلك فلا تفعل شيئًا.\n\n{brand}', ask: 'هل نكتب إليك مرة واحدة عند توفره من جديد؟', confirm: 'نعم، أخبروني', done: 'شكرًا لك. سيكتب إليك {brand} مرة واحدة عند توفره.' },
};

export const wishWords = (language: Language): WishWords => words[language];
