import type { ShipmentState } from '../shipment-state.ts';

// The words carriers use in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish, without accents, in lower case.

const RETURNED = /\breturn(?:ed|ing)?\s(?:shipment\s)?to\s(?:the\s)?(?:sender|shipper|origin)|back to (?:the )?sender|\bis being returned\b|zuruck an (?:den )?absender|rucksendung an|retour (?:a l.)?expediteur|retourne a l|devuelt[oa] al remitente|devolucion al remitente|(?:restituit[oa]|reso) al mittente|retour (?:naar )?afzender|devolvid[oa] ao remetente|zwr[oa]\w* do nadawcy/;
const CANCELLED = /\bcancell?ed\b|\bvoided\b|storniert|\bannule|\bannullat|\bcancelad[oa]\b|geannuleerd|anulowan/;
const ATTEMPTED =
  /attempt(?:ed)?\b.{0,30}\bdeliver|deliver\w*\s(?:was\s)?attempt|unsuccessful(?:ly)?\s(?:delivery|attempt)|missed delivery|(?:customer|recipient|addressee|consignee|receiver|nobody|no one)\s(?:was\s|is\s)?(?:not\s(?:available|at home|home|in|present)|absent|unavailable)|\bnot at home\b|business (?:is |was )?closed|(?:notice|card) left|delivery failed|failed delivery|(?:unable|not able) to (?:be )?deliver|(?:could|can) ?not (?:be )?deliver|not been (?:able to )?deliver|\bnot delivered\b|nicht angetroffen|niemand\w* angetroffen|zustellversuch|nicht (?:zugestellt|ausgeliefert)|zustellung (?:war )?nicht moglich|destinataire absent|(?:n.a )?pas pu etre (?:livre|distribue|remis)|non livre|avis de passage|destinatario ausente|ausente|no (?:ha podido|se ha podido|se pudo) (?:ser )?entreg|intento de entrega|destinatario assente|non (?:e stat[oa] )?(?:possibile )?consegna|mancata consegna|niet thuis|niet (?:kunnen )?(?:bezorg|aflever|lever)|nao (?:foi )?(?:possivel )?(?:a )?entreg|tentativa de entrega|nieudan\w+ (?:prob|dorecz|dostaw)|nie (?:zostala )?(?:dostarczon|doreczon)|nieobecn/;
const TROUBLE =
  /undeliverable|unzustellbar|\bdelay|verzoger|verspat|\bretard(?!o de)|retras|ritardo|vertrag(?:ing|d)|opozni|atras(?:o|ad)|damaged|beschadigt|endommag|dañad|danad[oa]|danneggiat|beschadigd|uszkodz|\blost\b|verloren|\bperdu\b|perdid[oa]\b|smarrit|refused|refusal|annahme verweigert|annahmeverweigerung|\brefuse\b|rechazad|rifiutat|geweigerd|recusad|odmow|(?:incorrect|incomplete|insufficient|wrong|bad) address|address(?:ing)? (?:error|problem|is incorrect|incorrect|incomplete)|adresse (?:ist )?(?:falsch|unvollstandig|incomplete|incorrecte|erronee)|(?:direccion|indirizzo) (?:incorrect|incomplet|errat)|on hold|held (?:by|in|at|for) customs|customs (?:hold|delay)|clearance delay|missort|misrouted|missent|exception/;
const GOING_OUT =
  /out (?:for|on a?) ?deliver|gone out on a delivery|on ?board (?:for|with driver for) deliver|on (?:\w+ )?(?:delivery )?vehicle|delivery vehicle|with (?:the )?(?:delivery )?(?:courier|driver)|in delivery to|on delivery\b|left the parcel delivery centre|in (?:der )?zustellung|zustellfahrzeug|wird (?:heute )?(?:noch )?zugestellt|en cours de livraison|(?:mis|mise|preparons pour le mettre) en livraison|en livraison|en reparto|salio a reparto|in consegna|a bordo|bezorger is onderweg|onderweg naar de ontvanger|wordt (?:vandaag )?bezorgd|wydan\w* do dorecz|w doreczeniu|saiu para entrega|em distribuicao/;
const AT_SHOP =
  /(?:ready|available|waiting|awaiting|held) (?:to be |for |at )?(?:customer |recipient |your )?(?:pick.?up|collect)|awaiting (?:customer |recipient )?(?:pick.?up|collection)|arrived at (?:a |the )?(?:pick.?up|collection) point|deliver\w* (?:\w+ ){0,4}?to (?:an? |the |ups |your )?(?:\w+ )?(?:agent|access point|pick.?up|parcel ?shop|collection point)|pick.?up parcel ?shop|abholbereit|zur abholung (?:bereit|hinterlegt)|liegt .{0,40}zur abholung|(?:disponible|a disposition) (?:en|au|dans (?:un|votre)) (?:point|bureau|relais)|en point (?:de )?(?:relais|retrait)|(?:list[oa]|disponible) para (?:su )?(?:recog|retir)|pronto per il ritiro|in giacenza|disponibile per il ritiro|(?:klaar|ligt) .{0,20}(?:afhaal|opgehaald|ophalen)|gotow\w* do odbioru|oczekuje na odbior|disponivel para (?:levantamento|retirada)/;
const HANDED_ON = /deliver\w* to (?:the |our |a |an )?(?:\w+ )?(?:carrier|courier|local post|postal|usps|hub|customs|warehouse|facility|depot|sorting|airline|gateway|partner)/;
const PLANNED = /\b(?:not|will|be|to be|should|scheduled|expected|estimated|planned|if|when|until|before|for delivery|nicht|wird|werden|soll|wenn|voraussichtlich|geplant|pas|sera|prevu|non|no|verra|sara|previst|niet|wordt|zal|verwacht|nie|bedzie|zostanie|nao|previsao)\b/;
const ARRIVED = /\b(?:delivered|zugestellt|ausgeliefert|livree?s?|distribuee?s?|entregad[oa]|entregue|consegnat[oa]|bezorgd|afgeleverd|dostarczon[aeoy]|doreczon[aeoy])\b|(?:collected|picked up) by (?:the )?(?:customer|recipient|consignee|addressee)|left in a safe place/;
const ANNOUNCED =
  /label (?:created|printed|has been)|shipping label|(?:shipment|shipping|order|parcel|billing|package) (?:information|info|data|details) (?:was |were |has been |have been |is )?(?:sent|received|approved|entered|submitted|uploaded|transmitted)|electronic\w* (?:information|notif|submit|shipment)|notified .{0,40}electronically|pre.?(?:advice|advised|notif|shipment)|in preparation|awaiting item|order (?:created|processed|received)|parcel data|angekundigt|elektronisch|sendungsdaten|en (?:cours de )?preparation|va bientot nous etre|annonce par|pre.?(?:registrad|aviso|avviso|aangemeld)|informacion (?:del envio )?recibida|informazioni ricevute|aangemeld|zarejestrowan/;
const MOVING =
  /in transit|transit|\bpick(?:ed)?.?up|\barriv|depart|\bleft\b|process|sort|hand(?:ed|ing)? over|accept|tender|transfer|clear(?:ed|ance)|customs|\bscan|receiv|dispatch|despatch|on (?:its|the) way|export|import|facility|\bhub\b|depot|taken from|posted by|loaded|shipped|forward|acheminement|pris\w* en charge|\bdepose|\btri\b|arrive|douane|unterwegs|bearbeitet|eingetroffen|abgeholt|ubergeben|ubernommen|sortier|verladen|transport|en camino|en transito|admitid|recib|clasific|aduana|in transito|partit|arrivat|spedi|ritirat|dogana|onderweg|sorteer|ontvangen|w drodze|przyjet|nadan|sortown|em transito|encaminhad|postad|objeto/;

const longest = 500;

/**
 * What a description says of a parcel, for codes nobody documented; null when it says nothing. What keeps a parcel from its customer is
 * read first, and "delivered" only where nothing beside it makes it a plan, a doubt or somebody else's door.
 */
export function stateOfWords(words: string): ShipmentState | null {
  const text = words.slice(0, longest).normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('ł', 'l').toLowerCase().replaceAll(/[\s_-]+/g, ' ');
  if (RETURNED.test(text)) return 'returned';
  if (CANCELLED.test(text)) return 'expired';
  if (ATTEMPTED.test(text)) return 'attempt_failed';
  if (TROUBLE.test(text)) return 'exception';
  if (AT_SHOP.test(text)) return 'available_for_pickup';
  if (HANDED_ON.test(text)) return 'in_transit';
  if (ANNOUNCED.test(text)) return 'info_received';
  if (GOING_OUT.test(text)) return 'out_for_delivery';
  if (ARRIVED.test(text) && !PLANNED.test(text)) return 'delivered';
  return MOVING.test(text) ? 'in_transit' : null;
}
