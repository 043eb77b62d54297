interface Words {
  readonly subject: string;
  readonly hello: string;
  readonly code: string;
  readonly how: string;
  /** instead of `how`, where the code is said on a page */
  readonly onPage: string;
  readonly not: string;
}

/** {brand}, {order} and {code} are put in; the code stands in no subject line, since phones show those to anybody. */
const words: Record<string, Words> = {
  en: { subject: 'Your code for order {order}', hello: 'Somebody is asking {brand} about order {order}.', code: 'Code: {code}', how: 'If that is you, answer with this code where you wrote to us, or simply answer this mail. It is valid for 15 minutes.', onPage: 'If that is you, enter this code on the page where you asked. It is valid for 10 minutes.', not: 'If it is not you, do nothing and tell nobody the code.' },
  de: { subject: 'Dein Code zur Bestellung {order}', hello: 'Jemand fragt bei {brand} nach der Bestellung {order}.', code: 'Code: {code}', how: 'Wenn du das bist, antworte mit diesem Code dort, wo du uns geschrieben hast, oder antworte einfach auf diese Mail. Er gilt 15 Minuten.', onPage: 'Wenn du das bist, gib diesen Code auf der Seite ein, auf der du gefragt hast. Er gilt 10 Minuten.', not: 'Wenn du es nicht bist, tu nichts und nenne niemandem den Code.' },
  es: { subject: 'Tu código para el pedido {order}', hello: 'Alguien pregunta a {brand} por el pedido {order}.', code: 'Código: {code}', how: 'Si eres tú, responde con este código donde nos escribiste, o responde a este correo. Vale 15 minutos.', onPage: 'Si eres tú, escribe este código en la página donde preguntaste. Vale 10 minutos.', not: 'Si no eres tú, no hagas nada y no le digas el código a nadie.' },
  fr: { subject: 'Votre code pour la commande {order}', hello: 'Quelqu’un interroge {brand} au sujet de la commande {order}.', code: 'Code : {code}', how: 'Si c’est vous, répondez avec ce code là où vous nous avez écrit, ou répondez à ce message. Il est valable 15 minutes.', onPage: 'Si c’est vous, saisissez ce code sur la page où vous avez demandé. Il est valable 10 minutes.', not: 'Si ce n’est pas vous, ne faites rien et ne donnez le code à personne.' },
  it: { subject: 'Il tuo codice per l’ordine {order}', hello: 'Qualcuno chiede a {brand} dell’ordine {order}.', code: 'Codice: {code}', how: 'Se sei tu, rispondi con questo codice dove ci hai scritto, oppure rispondi a questa mail. Vale 15 minuti.', onPage: 'Se sei tu, inserisci questo codice nella pagina dove hai chiesto. Vale 10 minuti.', not: 'Se non sei tu, non fare nulla e non dare il codice a nessuno.' },
  nl: { subject: 'Je code voor bestelling {order}', hello: 'Iemand vraagt {brand} naar bestelling {order}.', code: 'Code: {code}', how: 'Ben jij dat, antwoord dan met deze code waar je ons schreef, of beantwoord deze mail. De code geldt 15 minuten.', onPage: 'Ben jij dat, vul deze code dan in op de pagina waar je het vroeg. De code geldt 10 minuten.', not: 'Ben jij het niet, doe dan niets en geef de code aan niemand.' },
  pt: { subject: 'O teu código para a encomenda {order}', hello: 'Alguém pergunta à {brand} pela encomenda {order}.', code: 'Código: {code}', how: 'Se és tu, responde com este código onde nos escreveste, ou responde a este e-mail. É válido durante 15 minutos.', onPage: 'Se és tu, escreve este código na página onde perguntaste. É válido durante 10 minutos.', not: 'Se não és tu, não faças nada e não digas o código a ninguém.' },
  pl: { subject: 'Twój kod do zamówienia {order}', hello: 'Ktoś pyta {brand} o zamówienie {order}.', code: 'Kod: {code}', how: 'Jeśli to Ty, odpowiedz tym kodem tam, gdzie do nas piszesz, albo po prostu odpowiedz na tę wiadomość. Kod jest ważny 15 minut.', onPage: 'Jeśli to Ty, wpisz ten kod na stronie, na której pytasz. Kod jest ważny 10 minut.', not: 'Jeśli to nie Ty, nic nie rób i nikomu nie podawaj kodu.' },
  ja: { subject: 'ご注文 {order} の確認コード', hello: '{brand} のご注文 {order} について、お問い合わせがありました。', code: 'コード：{code}', how: 'ご本人の場合は、お問い合わせいただいた場所でこのコードをお伝えいただくか、このメールにご返信ください。15分間有効です。', onPage: 'ご本人の場合は、お問い合わせいただいたページにこのコードを入力してください。10分間有効です。', not: 'お心当たりがない場合は、何もせず、コードを誰にも教えないでください。' },
  ar: { subject: 'رمزك للطلب {order}', hello: 'يسأل شخص ما {brand} عن الطلب {order}.', code: 'الرمز: {code}', how: 'إذا كنت أنت، فأجب بهذا الرمز حيث راسلتنا، أو أجب عن هذه الرسالة. الرمز صالح لمدة 15 دقيقة.', onPage: 'إذا كنت أنت، فأدخل هذا الرمز في الصفحة التي سألت فيها. الرمز صالح لمدة 10 دقائق.', not: 'إذا لم تكن أنت، فلا تفعل شيئًا ولا تخبر أحدًا بالرمز.' },
  sv: { subject: 'Din kod för beställning {order}', hello: 'Någon frågar {brand} om beställning {order}.', code: 'Kod: {code}', how: 'Om det är du, svara med koden där du skrev till oss, eller svara på det här mejlet. Den gäller i 15 minuter.', onPage: 'Om det är du, skriv koden på sidan där du frågade. Den gäller i 10 minuter.', not: 'Om det inte är du, gör ingenting och ge inte koden till någon.' },
};

/** The mail a one-time code comes in, in the customer's language. */
export function codeMail(locale: string, facts: { brand: string; order: string; code: string; on?: 'conversation' | 'page' }): { subject: string; text: string } {
  const said = words[locale.split('-')[0] ?? ''] ?? (words.en as Words);
  const fill = (sentence: string): string => sentence.replaceAll(/\{(brand|order|code)\}/g, (_, name: 'brand' | 'order' | 'code') => facts[name]);
  return { subject: fill(said.subject), text: [said.hello, said.code, facts.on === 'page' ? said.onPage : said.how, said.not].map(fill).join('\n\n') };
}
