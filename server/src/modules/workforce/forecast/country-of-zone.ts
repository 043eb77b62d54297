/** Zones most of whose people live by the holidays of one country. Others are asked for their country. */
const ZONES: Readonly<Record<string, string>> = {
  AE: 'Asia/Dubai', AR: 'America/Argentina/Buenos_Aires', AT: 'Europe/Vienna', 'AU-NSW': 'Australia/Sydney', 'AU-VIC': 'Australia/Melbourne', 'AU-QLD': 'Australia/Brisbane', 'AU-WA': 'Australia/Perth', 'AU-SA': 'Australia/Adelaide',
  BE: 'Europe/Brussels', BR: 'America/Sao_Paulo', CA: 'America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax', CH: 'Europe/Zurich', CL: 'America/Santiago', CN: 'Asia/Shanghai', CO: 'America/Bogota', CZ: 'Europe/Prague',
  DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', EC: 'America/Guayaquil', ES: 'Europe/Madrid', FI: 'Europe/Helsinki', FR: 'Europe/Paris', GB: 'Europe/London', GR: 'Europe/Athens', HK: 'Asia/Hong_Kong', HU: 'Europe/Budapest', ID: 'Asia/Jakarta',
  IE: 'Europe/Dublin', IL: 'Asia/Jerusalem Asia/Tel_Aviv Israel', IT: 'Europe/Rome', JP: 'Asia/Tokyo', KR: 'Asia/Seoul', MX: 'America/Mexico_City America/Monterrey', MY: 'Asia/Kuala_Lumpur', NL: 'Europe/Amsterdam', NO: 'Europe/Oslo',
  NZ: 'Pacific/Auckland', PE: 'America/Lima', PH: 'Asia/Manila', PL: 'Europe/Warsaw', PT: 'Europe/Lisbon', RO: 'Europe/Bucharest', SE: 'Europe/Stockholm', SG: 'Asia/Singapore', SV: 'America/El_Salvador', TH: 'Asia/Bangkok', TR: 'Europe/Istanbul',
  TW: 'Asia/Taipei', US: 'America/New_York America/Detroit America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage Pacific/Honolulu', VN: 'Asia/Ho_Chi_Minh', ZA: 'Africa/Johannesburg',
};

const countries = new Map(Object.entries(ZONES).flatMap(([country, zones]) => zones.split(' ').map((zone) => [zone, country] as const)));

/** The country (or state of one) whose holidays are taken where none is named; null where a zone says too little. */
export function countryOfZone(zone: string): string | null {
  return countries.get(zone) ?? null;
}
