import { comingOf, type Arrival, type ParcelTimes } from '../arrival.ts';
import { html, safeUrl, type Html, type Piece } from '../html.ts';
import { dayWords, fill, timeWords, type Setting } from '../page-frame.ts';

export interface ShownParcel extends ParcelTimes {
  readonly id: string;
  readonly carrier: string;
  readonly tracking_number: string | null;
  readonly tracking_url: string | null;
  readonly step: number | null;
  /** its carrier is in declared trouble; `words` are the brand's for shoppers, where it has some */
  readonly incident: { readonly carrier: string; readonly words: string | null } | null;
  readonly events: readonly { readonly at: string; readonly state: string; readonly description: string; readonly place: string | null }[];
}

/** One parcel. Without a proof (`whole` false) only where it is: no number, no places, no carrier's words. */
export function parcelView(setting: Setting, parcel: ShownParcel, now: string, place: { readonly n: number; readonly count: number; readonly whole: boolean }): Html {
  const { words } = setting;
  const coming = comingOf(parcel, now, setting.zone);
  const states = words.state as Readonly<Record<string, string>>;
  const url = safeUrl(parcel.tracking_url);
  return html`<section class="card" aria-labelledby="p${place.n}"><h2 id="p${place.n}" class="quiet">${place.count > 1 ? fill(words.parcelOf, { n: place.n, count: place.count }) : words.parcel} · ${parcel.carrier}</h2>
<p class="big">${states[parcel.state] ?? parcel.state}</p><p class="when">${arrivalWords(setting, coming.arrival, parcel.carrier)}</p>
${coming.arrival.kind === 'between' && parcel.prediction !== null ? html`<p><small>${words.fourOfFive}</small></p>` : ''}
${coming.was === null ? '' : html`<p>${fill(words.wasTold, { day: dayWords(setting, coming.was) })}</p>`}
${parcel.incident === null ? '' : html`<p class="notice" role="status">${parcel.incident.words ?? fill(words.incident, { carrier: parcel.incident.carrier })}</p>`}
${stepsOf(setting, parcel.step)}
<h3>${words.nextTitle}</h3><p>${(words.next as Readonly<Record<string, string>>)[parcel.state] ?? ''}</p>
${place.whole ? html`${historyOf(setting, parcel)}${url === null ? '' : html`<p><a href="${url}" rel="noreferrer">${fill(words.atCarrier, { carrier: parcel.carrier })}</a>${parcel.tracking_number === null ? '' : html` <bdi class="quiet">${parcel.tracking_number}</bdi>`}</p>`}` : ''}</section>`;
}

function arrivalWords(setting: Setting, arrival: Arrival, carrier: string): string {
  const { words } = setting;
  const day = (at: string): string => dayWords(setting, at);
  switch (arrival.kind) {
    case 'delivered': return fill(words.deliveredOn, { day: day(arrival.day) });
    case 'day': return fill(words.arrivesOn, { day: day(arrival.day) });
    case 'between': return fill(words.arrivesBetween, { from: day(arrival.from), to: day(arrival.to) });
    case 'carrier_says': return fill(words.carrierSays, { carrier, day: day(arrival.day) });
    case 'late': return words.lateNow;
    case 'unknown': return words.noDay;
    case 'none': return '';
  }
}

/** The five steps; a parcel that left the way has none. */
function stepsOf({ words }: Setting, step: number | null): Piece {
  if (step === null) return '';
  return html`<ol class="steps">${words.steps.split('|').map((name, at) => html`<li${at <= step ? html` class="done"` : ''}${at === step ? html` aria-current="step"` : ''}>${name}</li>`)}</ol>`;
}

function historyOf(setting: Setting, parcel: ShownParcel): Html {
  const { words } = setting;
  if (parcel.events.length === 0) return html`<p class="quiet">${words.noHistory}</p>`;
  const states = words.state as Readonly<Record<string, string>>;
  const lines = parcel.events.map((event) => html`<li><time datetime="${event.at}">${timeWords(setting, event.at)}</time><b>${states[event.state] ?? event.state}</b>${event.place ? html` · <bdi>${event.place}</bdi>` : ''}${event.description ? html`<small><bdi>${event.description}</bdi></small>` : ''}</li>`);
  return html`<details${parcel.events.length <= 4 ? html` open` : ''}><summary>${words.history}</summary><ol class="story" reversed>${lines}</ol></details>`;
}
