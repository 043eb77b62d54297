/** The spelling under which an order number is looked up: no sign, no blanks, lower case. "#KD-1042" → "kd-1042". */
export function orderNumberKey(number: string): string {
  return number.replaceAll(/[#\s]/g, '').toLowerCase();
}

const spoken = /(?:#|\b(?:order|bestell(?:ung|nummer|nr)?|commande|pedido|ordine|encomenda|zamówienie|objednávka|注文|订单|nr|no|number|num|nummer|numéro|número)\b[\s.:#°ºª-]{0,6})((?:[a-z]{1,6}-?)?\d{3,14}(?:-\d{1,14}){0,3})\b/giu;
const shaped = /\b(?:[A-Z]{1,5}-?\d{4,12}|\d{3}-\d{7}-\d{7}|\d{5,12})\b/g;

/**
 * What in a text may be an order number, as look-up keys, most likely first: behind a sign or the word "order" in
 * several languages, then whatever has the shape of one. Whether it is one, only the orders know.
 */
export function orderNumberCandidates(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(spoken)) found.add(orderNumberKey(match[1] as string));
  for (const match of text.matchAll(shaped)) found.add(orderNumberKey(match[0]));
  return [...found].slice(0, 20);
}

/** What may be a tracking number: 8 to 34 letters and digits with at least six digits. The shipments know which are. */
export function trackingCandidates(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.toUpperCase().matchAll(/\b[A-Z0-9](?:[ -]?[A-Z0-9]){7,33}\b/g)) {
    const number = match[0].replaceAll(/[ -]/g, '');
    if (number.length >= 8 && number.length <= 34 && (number.match(/\d/g) ?? []).length >= 6) found.add(number);
    for (const word of match[0].split(' ')) if (word.length >= 8 && (word.match(/\d/g) ?? []).length >= 6) found.add(word.replaceAll('-', ''));
  }
  return [...found].slice(0, 40);
}
