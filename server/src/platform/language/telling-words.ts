/** Short words every sentence has, and those of customers; only where few languages share them. Written here, not counted anywhere. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the and is my where what when order not you have was with please return refund',
  de: 'der die das und ist nicht mein meine wo ich bitte wann bestellung paket rechnung noch auf mit für',
  fr: 'le les des et est mon ma où je vous commande pas une colis livraison bonjour merci pour avec',
  es: 'el los las y mi dónde donde cuándo pedido está no muy gracias hola para con qué una',
  pt: 'o os as e meu minha onde quando não nao pedido encomenda obrigado obrigada olá você com uma está',
  it: 'il gli e è mio mia dove quando ordine non grazie ciao buongiorno sono che una della con pacco',
  nl: 'het een en mijn waar wanneer bestelling niet ik bedankt dank hallo van voor met pakket zijn',
  da: 'ikke jeg og hvor hvornår mit pakke noget meget af blev også efter gerne kunne hvad nogle',
  nb: 'ikke jeg og hvor når min mitt pakke noe mye av ble også etter gjerne kunne hva noen',
  sv: 'inte jag och var när min mitt paket något mycket av blev också efter gärna kunde vad någon',
  fi: 'ja ei on missä milloin tilaus minun kiitos että mutta se oli',
  pl: 'nie i jest gdzie moje kiedy zamówienie paczka dziękuję proszę się na co',
  cs: 'není a je kde moje kdy objednávka balík děkuji prosím se jsem že jako',
  sk: 'nie a je kde moje kedy objednávka balík ďakujem prosím sa som že ako',
  sl: 'ni in je kje moje kdaj naročilo paket hvala prosim se sem da kot ki',
  hr: 'nije i je gdje moje kada narudžba paket hvala molim se sam da kao koji što',
  ro: 'nu și este unde când comanda mulțumesc vă rog că cu care sunt',
  hu: 'nem és van hol mikor rendelés csomag köszönöm hogy egy az volt',
  tr: 've değil nerede ne zaman siparişim teşekkürler bir bu için çok',
  et: 'ei ja on kus millal tellimus aitäh see et oli',
  lt: 'ne ir yra kur kada užsakymas ačiū kad su buvo',
  lv: 'ne un ir kur kad pasūtījums paldies ka ar bija',
  ca: 'els les i meva on quan comanda gràcies amb què una està és',
  id: 'bisa karena uang tidak yang saya sudah belum dengan dan kamu nggak pesanan terima kasih untuk mana',
  ms: 'awak kerana wang tidak yang saya sudah belum dengan dan ialah bahawa sahaja boleh pesanan',
  ru: 'не и где мой заказ когда спасибо что это на как',
  uk: 'не і де моє замовлення коли дякую що це на як та',
  bg: 'не и къде моята поръчка кога благодаря че това на как се съм',
  sr: 'није и где моја поруџбина када хвала да то на како је сам',
};
const sharers = new Map<string, string[]>();
for (const [language, list] of Object.entries(WORDS)) for (const word of list.split(' ')) sharers.set(word, [...(sharers.get(word) ?? []), language]);

/** What the words of a text say for each language: the share of words that it has, shared ones divided among their languages. */
export function wordVotes(text: string): ReadonlyMap<string, number> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const votes = new Map<string, number>();
  for (const word of words) {
    const languages = sharers.get(word) ?? [];
    for (const language of languages) votes.set(language, (votes.get(language) ?? 0) + 1 / languages.length / words.length);
  }
  return votes;
}
