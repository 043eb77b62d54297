const names: Readonly<Record<string, string>> = {
  dhl: 'DHL', ups: 'UPS', fedex: 'FedEx', usps: 'USPS', gls: 'GLS', dpd: 'DPD', hermes: 'Hermes', evri: 'Evri', royal_mail: 'Royal Mail', colissimo: 'Colissimo', chronopost: 'Chronopost', postnl: 'PostNL', tnt: 'TNT',
  correos: 'Correos', poste_italiane: 'Poste Italiane', canada_post: 'Canada Post', australia_post: 'Australia Post', ontrac: 'OnTrac', amazon: 'Amazon', inpost: 'InPost', bpost: 'bpost', postnord: 'PostNord',
};

/** A carrier as customers know it; one that is not in the list is shown as its shop wrote it. */
export function carrierName(carrier: string): string {
  return names[carrier.trim().toLowerCase().replaceAll(/[\s-]+/g, '_')] ?? carrier;
}
