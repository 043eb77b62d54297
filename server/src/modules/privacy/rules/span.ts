export type PersonalType = 'card' | 'iban' | 'email' | 'phone' | 'ip' | 'address' | 'person';

/** A stretch of text that is personal: offsets in UTF-16 units, `end` exclusive. */
export interface Span {
  readonly type: PersonalType;
  readonly start: number;
  readonly end: number;
}

/** The label right before a number that says it is ours: an order, a parcel, an invoice, an article. */
const OWN_LABEL =
  /(?:order|tracking|parcel|shipment|consignment|waybill|awb|invoice|return|rma|ticket|case|reference|ref|article|item|sku|ean|gtin|isbn|barcode|serial|imei|customer|account|booking|transaction|bestell\w*|sendung\w*|auftrag\w*|rechnung\w*|paket\w*|artikel\w*|kunden\w*|commande|colis|suivi|facture|pedido|env[ií]o|seguimiento|factura|ordine|spedizione|tracciamento|fattura|bestelling|zending|pakket|factuur|zamówieni\w*|przesyłk\w*|encomenda|rastreio|beställning|försändelse)[\s-]*(?:is|code|id|no|nr|num|number|nummer|numer|numero|número|numéro|n°|№)?[\s.:#=]*(?:is|was|ist|est|es|è|:)?[\s:#"'(]*$/i;

/** Whether the text right before `start` names the number as an order, parcel or the like. */
export function isLabelledAsOurs(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  return before.endsWith('#') || OWN_LABEL.test(before);
}
