interface Words {
  readonly subject: string;
  readonly hello: string;
  readonly code: string;
  readonly how: string;
  readonly not: string;
}

/** {brand}, {order} and {code} are put in; the code stands in no subject line, since phones show those to anybody. */
const words: Record<string, Words> = {
  en: { subject: 'Your code for order {order}', hello: 'Somebody is asking {brand} about order {order}.', code: 'Code: {code}', how: 'If that is you, answer with this code where you wrote to us, or simply answer this mail. It is valid for 15 minutes.', not: 'If it is not you, do nothing and tell nobody the code.' },
  de: { subject: 'Dein Code zur Bestellung {order}', hello: 'Jemand fragt bei {brand} nach der Bestellung {order}.', code: 'Code: {code}', how: 'Wenn du das bist, antworte mit diesem Code dort, wo du uns geschrieben hast, oder antworte einfach auf diese Mail. Er gilt 15 Minuten.', not: 'Wenn du es nicht bist, tu nichts und nenne niemandem den Code.' },
  es: { subject: 'Tu código para el pedido {order}', hello: 'Alguien pregunta a {brand} por el pedido {order}.', code: 'Código: {code}', how: 'Si eres tú, responde con este código donde nos escribiste, o responde a este correo. Vale 15 minutos.', not: 'Si no eres tú, no hagas nada y no le digas el código a nadie.' },
  fr: { subject: 'Votre code pour la commande {order}', hello: 'Quelqu’un interroge {brand} au sujet de la commande {order}.', code: 'Code : {code}', how: 'Si c’est vous, répondez avec ce code là où vous nous avez écrit, ou répondez à ce message. Il est valable 15 minutes.', not: 'Si ce n’est pas vous, ne faites rien et ne donnez le code à personne.' },
  it: { subject: 'Il tuo codice per l’ordine {order}', hello: 'Qualcuno chiede a {brand} dell’ordine {order}.', code: 'Codice: {code}', how: 'Se sei tu, rispondi con questo codice dove ci hai scritto, oppure rispondi a questa mail. Vale 15 minuti.', not: 'Se non sei tu, non fare nulla e non dare il codice a nessuno.' },
  nl: { subject: 'Je code voor bestelling {order}', hello: 'Iemand vraagt {brand} naar bestelling {order}.', code: 'Code: {code}', how: 'Ben jij dat, antwoord dan met deze code waar je ons schreef, of beantwoord deze mail. De code geldt 15 minuten.', not: 'Ben jij het niet, doe dan niets en geef de code aan niemand.' },
  pt: { subject: 'O teu código para a encomenda {order}', hello: 'Alguém pergunta à {brand} pela encomenda {order}.', code: 'Código: {code}', how: 'Se és tu, responde com este código onde nos escreveste, ou responde a este e-mail. É válido durante 15 minutos.', not: 'Se não és tu, não faças nada e não digas o código a ninguém.' },
  pl: { subject: 'Twój kod do zamówienia {order}', hello: 'Ktoś pyta {brand} o zamówienie {order}.', code: 'Kod: {code}', how: 'Jeśli to Ty, odpowiedz tym kodem tam, gdzie do nas piszesz, albo po prostu odpowiedz na tę wiadomość. Kod jest ważny 15 minut.', not: 'Jeśli to nie Ty, nic nie rób i nikomu nie podawaj kodu.' },
  sv: { subject: 'Din kod för beställning {order}', hello: 'Någon frågar {brand} om beställning {order}.', code: 'Kod: {code}', how: 'Om det är du, svara med koden där du skrev till oss, eller svara på det här mejlet. Den gäller i 15 minuter.', not: 'Om det inte är du, gör ingenting och ge inte koden till någon.' },
};

/** The mail a one-time code comes in, in the customer's language. */
export function codeMail(locale: string, facts: { brand: string; order: string; code: string }): { subject: string; text: string } {
  const said = words[locale.split('-')[0] ?? ''] ?? (words.en as Words);
  const fill = (sentence: string): string => sentence.replaceAll(/\{(brand|order|code)\}/g, (_, name: 'brand' | 'order' | 'code') => facts[name]);
  return { subject: fill(said.subject), text: [said.hello, said.code, said.how, said.not].map(fill).join('\n\n') };
}
