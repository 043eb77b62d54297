/** The demo's three brands, three sites and the people who work there. */
export interface DemoBrand {
  readonly slug: string;
  readonly name: string;
  readonly domain: string;
  readonly color: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly prefix: string;
  /** conversations a day */
  readonly daily: number;
  /** kinds of letters that make no sense to this brand */
  readonly never: readonly string[];
  readonly goods: readonly (readonly [sku: string, title: string, priceMinor: number])[];
}

export const brands: readonly DemoBrand[] = [
  {
    slug: 'fjord', name: 'Fjord & Wool', domain: 'fjordwool.example', color: '#2f6f6b', locale: 'en', timeZone: 'Europe/Berlin', currency: 'EUR', prefix: 'FW', daily: 9, never: ['subscription.skip'],
    goods: [['FW-TEE-M', 'Merino tee, moss, M', 5900], ['FW-CREW-L', 'Lambswool crew, oat, L', 12900], ['FW-SOCK-3', 'Hiking socks, three pairs', 3900], ['FW-PARKA-S', 'Harbour parka, navy, S', 28900], ['FW-BEANIE', 'Ribbed beanie, rust', 2900], ['FW-SCARF', 'Long scarf, heather', 4900]],
  },
  {
    slug: 'iris', name: 'Iris Eyewear', domain: 'iriseyewear.example', color: '#7a4bb5', locale: 'en', timeZone: 'America/New_York', currency: 'USD', prefix: 'IE', daily: 6, never: ['subscription.skip'],
    goods: [['IE-ALMA-RX', 'Alma frame with prescription lenses', 18500], ['IE-JUNO-SUN', 'Juno sunglasses, polarised', 14500], ['IE-REED-BLUE', 'Reed frame, blue-light lenses', 12000], ['IE-CASE', 'Folding hard case', 2500], ['IE-CLOTH', 'Lens cloths, pack of four', 1200]],
  },
  {
    slug: 'amber', name: 'Amber Roast', domain: 'amberroast.example', color: '#b4622a', locale: 'en', timeZone: 'America/El_Salvador', currency: 'USD', prefix: 'AR', daily: 5, never: ['product.sizing', 'warranty.defect'],
    goods: [['AR-SUB-250', 'Coffee subscription, 250 g every two weeks', 1650], ['AR-SUB-1KG', 'Coffee subscription, 1 kg every month', 4200], ['AR-GRINDER', 'Hand grinder', 8900], ['AR-FILTER', 'Paper filters, 100', 900], ['AR-GIFT', 'Tasting box, six origins', 3900]],
  },
];

export interface DemoSite {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly brands: readonly string[];
  readonly people: readonly string[];
}

/** Two sites of one partner, one brand's own team. The first of each leads it. */
export const sites: readonly DemoSite[] = [
  { name: 'Manila', country: 'PH', timeZone: 'Asia/Manila', brands: ['fjord', 'iris'], people: ['Liza Reyes', 'Paolo Santos', 'Grace Lim', 'Miguel Cruz', 'Angela Tan', 'Rico Villanueva'] },
  { name: 'Cape Town', country: 'ZA', timeZone: 'Africa/Johannesburg', brands: ['fjord', 'iris', 'amber'], people: ['Thandi Mokoena', 'Pieter van Wyk', 'Naledi Dlamini', 'Sipho Ndlovu', 'Zara Jacobs'] },
  { name: 'San Salvador', country: 'SV', timeZone: 'America/El_Salvador', brands: ['amber'], people: ['Carmen Ayala', 'Jorge Menjívar', 'Sofía Portillo'] },
];

export const firstNames = 'Anna Luca Marie Jonas Elif Noah Emma Felix Sara David Mia Tomás Chloé Hugo Léa Marco Giulia Ana Diego Lucía Sven Ingrid Piotr Kasia Yuki Haruto Amara Kofi Priya Arjun Olivia Liam Ava Ethan Grace Mason'.split(' ');
export const lastNames = 'Schmidt Müller Rossi Bianchi García López Martin Dubois Silva Santos Novak Kowalski Jensen Larsen Smith Johnson Brown Davis Wilson Clark Tanaka Sato Okafor Mensah Patel Sharma Young Hall Wright Scott Baker Ward Brooks Gray'.split(' ');
export const carriers = ['dhl', 'ups', 'gls', 'fedex', 'usps'] as const;
export const cities: readonly (readonly [city: string, postalCode: string, country: string])[] = [['Berlin', '10115', 'DE'], ['Hamburg', '20095', 'DE'], ['Lyon', '69001', 'FR'], ['Milan', '20121', 'IT'], ['Madrid', '28001', 'ES'], ['Utrecht', '3511', 'NL'], ['Boston', '02108', 'US'], ['Austin', '73301', 'US'], ['Portland', '97035', 'US'], ['Denver', '80014', 'US']];
