import { fillNotice, spokenTo, wordingIn } from '../../../modules/outreach/index.ts';
import { carrierName } from '../../../modules/shipments/index.ts';
import type { World } from '../build-world.ts';
import type { Written } from '../letters.ts';
import type { Told, ToldProgramme } from './simulate.ts';
import type { BoughtParcel } from './write-parcels.ts';

type Brand = World['brands'][number];

/** What both incidents of the demo say. */
export const overIncident = {
  words: { en: 'A strike at GLS stopped parcels in Germany and the Netherlands.', de: 'Ein Streik bei GLS hat Pakete in Deutschland und den Niederlanden aufgehalten.' },
  statusLine: { en: 'Strike at GLS: parcels come about three days later.', de: 'Streik bei GLS: Pakete kommen etwa drei Tage später.' },
  overWords: { en: 'The strike at GLS is over.', de: 'Der Streik bei GLS ist vorbei.' },
};
export const runningIncident = {
  words: { en: 'Snow closed the GLS depot in Neuenstein, and parcels wait there.', de: 'Schnee hat das GLS-Depot in Neuenstein lahmgelegt, und Pakete warten dort.', es: 'La nieve cerró el centro de GLS en Neuenstein y los paquetes esperan allí.' },
  statusLine: { en: 'Snow in the GLS depot Neuenstein: parcels come about two days later.', de: 'Schnee im GLS-Depot Neuenstein: Pakete kommen etwa zwei Tage später.', es: 'Nieve en el centro GLS de Neuenstein: los paquetes llegan unos dos días más tarde.' },
  overWords: { en: 'The GLS depot in Neuenstein is open again.', de: 'Das GLS-Depot in Neuenstein ist wieder offen.', es: 'El centro de GLS en Neuenstein vuelve a estar abierto.' },
};

/** The words of a notice of the past, filled in as they would have been. */
export function wordsOf(brand: Brand, parcel: BoughtParcel, told: Told, programme: ToldProgramme, lateDays: number): { language: string; address: string; subject: string; text: string } {
  const { trigger } = told.happening;
  const isIncident = trigger === 'incident' || trigger === 'incident_over';
  const said: Readonly<Record<string, string>> = trigger === 'incident_over' ? overIncident.overWords : overIncident.words;
  const { language, wording } = wordingIn(programme.programme, spokenTo(parcel.locale, brand.locale, isIncident ? said : null));
  const later = new Date(parcel.promisedAt.getTime() + lateDays * 86_400_000);
  const day = isIncident ? later : (parcel.movedTo ?? parcel.promisedAt);
  const filled = fillNotice(wording, {
    trigger, brand: brand.name, customerName: parcel.name, orderNumber: parcel.number, carrier: carrierName(parcel.carrier), trackingNumber: parcel.tracking, trackingLink: `https://track.example/${parcel.tracking}`, oldDate: parcel.promisedAt, newDates: [day, day], returnNumber: null, chargeDate: null, product: null, link: null,
    incident: said[language] ?? said.en ?? null, timeZone: brand.timeZone,
  }, language);
  return { language, address: parcel.email, subject: filled.subject, text: filled.text };
}

/** What somebody writes whose parcel is said to have arrived and is not there. */
export function notThere(order: string, name: string): Written {
  const first = name.split(' ')[0] ?? '';
  return {
    reason: 'wismo.not_received', subject: `Delivered? ${order}`, body: `Hello,\n\nthe carrier says that ${order} was delivered, but it is not here and no neighbour has it.\n\n${name}`, answer: `Hi ${first},\n\nI asked the driver where it was left and write to you tomorrow. If it does not turn up, a new one leaves at once.`,
    followUp: 'Found it at the neighbour two doors down, thank you!', secondAnswer: `Hi ${first},\n\nthat is good to hear.`, comeBack: `Still nothing of ${order}. Can you send it again?`,
  };
}
