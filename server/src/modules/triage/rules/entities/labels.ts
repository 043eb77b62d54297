/** What the words beside a number say it is. */
export type Label = 'order_number' | 'invoice_number' | 'tracking_number' | 'sku' | 'phone' | 'other';

const words: Readonly<Record<Label, string>> = {
  order_number:
    'order orders ordering purchase purchases purchased bestellung bestellungen bestellnummer bestellnr bestell auftrag auftragsnummer commande commandes pedido pedidos compra orden ordine ordini acquisto encomenda encomendas bestelling bestelnummer aankoop zamówienie zamówienia objednávka ordre beställning 注文 注文番号 ご注文 订单 طلب الطلب طلبي طلبية الطلبية',
  invoice_number: 'invoice invoices bill bills receipt receipts rechnung rechnungen rechnungsnummer quittung facture factures factura facturas recibo fattura fatture ricevuta fatura faturas factuur facturen faktura 請求書 領収書 发票 فاتورة الفاتورة',
  tracking_number:
    'tracking track tracked parcel parcels package packages shipment shipments consignment waybill awb courier sendung sendungsnummer sendungsverfolgung paket paketnummer colis suivi envoi paquete envío envio seguimiento guía rastreo spedizione pacco tracciamento rastreio rastreamento pacote zending zendingsnummer pakket pakje przesyłka przesyłki försändelse 追跡 追跡番号 荷物 快递 单号 تتبع الشحنة شحنة طرد ups fedex usps dhl dpd gls hermes evri yodel ontrac amazon purolator correos seur colissimo chronopost mondial relay postnl bpost inpost',
  sku: 'sku article item product artikel artikelnummer artikelnr produkt produit référence artículo producto articolo prodotto artigo produto productnummer 商品 商品番号 品番 رقم_المنتج model',
  phone:
    'phone telephone tel mobile cell call fax whatsapp sms ring telefon telefonnummer handy handynummer mobil rufnummer anrufen téléphone portable appeler appelez teléfono móvil celular llamar llamame llámame telefono cellulare chiamare chiamatemi telefoon mobiel bellen telefone telemóvel celular ligar 電話 携帯 هاتف جوال موبايل تليفون',
  other: 'ticket case claim request reference ref referenz référence-client flight room iban card karte carte tarjeta carta kaart account customer konto kundennummer kunde client cliente zip postcode plz pin code coupon voucher gutschein vat ust passport flight serial imei ean gtin isbn version size page street strasse apartment floor year',
};
const glue = /^(?:number|numbers|no|nr|num|nummer|numero|número|numéro|n|id|code|is|was|ist|war|est|es|è|the|my|with|of|for|has|mit|der|die|das|le|la|de|del|di|da|do|von|van|het|number's|nº|n°|№|番号|は|の|رقم|هو)$/iu;
const byWord = new Map(Object.entries(words).flatMap(([label, list]) => list.split(' ').map((word): [string, Label] => [word, label as Label])));
const long = [...byWord].filter(([word]) => word.length >= 5 && /^\p{Script=Latin}+$/u.test(word));
const unspaced = [...byWord].filter(([word]) => /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)).sort((a, b) => b[0].length - a[0].length);
const BEFORE = 60;
const AFTER = 40;

/** What the nearest labelling word before (or close behind) a number says; null when none does. Slips of the finger are forgiven. */
export function labelOf(text: string, start: number, end: number): Label | null {
  const sentence = text.slice(Math.max(0, start - BEFORE), start).split(/[.!?;\n](?=\s)|,\s/).at(-1) ?? '';
  const before = wordsOf(sentence).toReversed();
  let meaning = 0;
  for (const word of before) {
    const label = labelNamed(word);
    if (label !== null) return label;
    if (!glue.test(word) && ++meaning > 2) break;
  }
  const behind = wordsOf(text.slice(end, end + AFTER).split(/[.!?;,\n]/)[0] ?? '').slice(0, 5);
  for (const word of behind) {
    const label = labelNamed(word);
    if (label !== null && behind.slice(0, behind.indexOf(word)).every((between) => glue.test(between))) return label;
  }
  return null;
}

/** What a text speaks of anywhere, near or not. */
export function mentions(text: string, label: Label): boolean {
  return wordsOf(text.slice(0, 4000)).some((word) => labelNamed(word) === label);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}°º№]+/gu) ?? [];
}

/** A word's label: as listed, glued to a word before it, or with one letter wrong, missing, doubled or two swapped. */
export function labelNamed(written: string): Label | null {
  const word = written.toLowerCase().replace(/^(?:the|is|my|an)(?=order|purchase|invoice|parcel)/, '');
  const exact = byWord.get(word);
  if (exact !== undefined) return exact;
  const inside = unspaced.find(([known]) => word.includes(known));
  if (inside !== undefined) return inside[1];
  if (word.length < 5 || word.length > 24) return null;
  const near = long.find(([known]) => isNear(word, known)) ?? long.find(([known]) => known.length >= 6 && (word.endsWith(known) || word.startsWith(known)) && word.length - known.length <= 6);
  return near?.[1] ?? null;
}

/** One slip apart: Damerau–Levenshtein distance 1, the first letter right or swapped with the second. */
export function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return a === b;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  if (from === 0 && !(a[0] === b[1] && a[1] === b[0])) return false;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - from && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const left = a.length - from - tail;
  const right = b.length - from - tail;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[from] === b[from + 1] && a[from + 1] === b[from];
}
