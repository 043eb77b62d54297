import type { InvitedView, WatchingView } from '../../../../server/src/modules/invitations/contract.ts';
import type { CartSaid, SignalSaid, WatchHandle, WatchSetting } from '../api.ts';
import { showBubble } from './bubble.ts';
import { InviteKept, type VisitKept } from './kept.ts';
import { isPath, worthTelling, type Signs } from './signs.ts';

const EVERY_MS = 1000;
/** Between two tellings, whatever happens. */
const CALM_MS = 5000;
const CHART = '[data-keepdesk="size-chart"],[data-keepdesk-size-chart]';
const FAILED = '[data-keepdesk="checkout-error"],[data-keepdesk-checkout-error]';

/** Looks for signs of hesitation in this visit, tells the server of one when it is there, and shows what it answers. */
class Watch implements WatchHandle {
  readonly #setting: WatchSetting;
  readonly #watching: WatchingView;
  readonly #kept: InviteKept;
  #visit: VisitKept;
  #seconds = 0;
  #failing = false;
  #toldAt = 0;
  #showing: (() => void) | null = null;

  constructor(setting: WatchSetting, watching: WatchingView) {
    this.#setting = setting;
    this.#watching = watching;
    this.#kept = new InviteKept(setting.store);
    this.#visit = this.#kept.visit;
    document.addEventListener('click', (event) => event.target instanceof Element && event.target.closest(CHART) && this.signal({ size_chart: true }), { capture: true, passive: true });
    setInterval(() => this.#tick(), EVERY_MS);
    this.page();
  }

  /** The page asked not to be followed, or nobody agreed: then nothing is counted, kept or told. */
  get #may(): boolean {
    const { doNotTrack, globalPrivacyControl } = navigator as { doNotTrack?: string | null; globalPrivacyControl?: boolean };
    return doNotTrack !== '1' && globalPrivacyControl !== true && (!this.#watching.needs_consent || this.#kept.agreed);
  }

  consent(yes: boolean): void {
    this.#kept.agreed = yes;
    this.#visit = this.#kept.visit;
    this.#seconds = 0;
    if (yes) this.page();
    else this.hide();
  }

  page(): void {
    const { pathname } = location;
    if (!this.#may || this.#visit.page === pathname) return;
    const again = isPath(pathname, this.#watching.pages.cart) && !isPath(this.#visit.page, this.#watching.pages.cart);
    this.#seconds = 0;
    this.#failing = false;
    this.#visit.page = pathname;
    this.#count({ cart_visits: this.#visit.signs.cart_visits + Number(again), seconds_on_page: 0 });
  }

  signal({ size_chart: chart, checkout_error: error, value_minor: value }: SignalSaid): void {
    const { signs } = this.#visit;
    this.#count({ size_charts: signs.size_charts + Number(chart === true), checkout_errors: signs.checkout_errors + Number(error === true), ...(value === undefined ? {} : { value_minor: whole(value) }) });
  }

  cart({ total_minor: total }: CartSaid): void {
    if (total !== undefined) this.#count({ value_minor: whole(total) });
  }

  order(number: string): void {
    const visitor = this.#kept.visitor(false);
    if (visitor !== null && this.#may) void this.#post('/ordered', { visitor, number: String(number).slice(0, 60) });
  }

  hide(): void {
    this.#showing?.();
    this.#showing = null;
  }

  #tick(): void {
    if (!this.#may || document.visibilityState !== 'visible') return;
    const { pages } = this.#watching;
    if (isPath(location.pathname, pages.product)) this.#count({ seconds_on_page: ++this.#seconds });
    else void this.#tell();
    if (!isPath(location.pathname, pages.checkout)) return;
    // An error that stays is one; another one after it was mended is another.
    const failing = document.querySelector(FAILED) !== null;
    if (failing && !this.#failing) this.signal({ checkout_error: true });
    this.#failing = failing;
  }

  #count(change: Partial<Signs>): void {
    if (!this.#may) return;
    this.#visit.signs = { ...this.#visit.signs, ...change };
    this.#kept.visit = this.#visit;
    void this.#tell();
  }

  /** Each sign once in a visit, and not while a chat or an invitation is open. */
  async #tell(): Promise<void> {
    const { signs, told } = this.#visit;
    const sign = worthTelling(signs, this.#watching.triggers, told);
    const now = Date.now();
    if (sign === null || this.#showing || this.#setting.place() === null || this.#setting.busy() || now - this.#toldAt < CALM_MS) return;
    const visitor = this.#kept.visitor(true);
    if (visitor === null) return;
    this.#toldAt = now;
    this.#visit.told = [...told, sign];
    this.#kept.visit = this.#visit;
    const answer = await this.#post('/visit', { visitor, language: this.#setting.lang, consented: this.#kept.agreed, signs });
    const { invitation } = ((await answer?.json().catch(() => null)) ?? { invitation: null }) as InvitedView;
    const place = this.#setting.place();
    if (invitation && place && !this.#setting.busy() && this.#may && this.#kept.firstTime(invitation.id)) this.#show(invitation, visitor, place);
  }

  #show(invitation: NonNullable<InvitedView['invitation']>, visitor: string, { root, look, button }: NonNullable<ReturnType<WatchSetting['place']>>): void {
    const { lang, dir } = this.#setting;
    const say = (did: string): unknown => this.#post(`/invitations/${invitation.id}`, { visitor, did });
    const dark = look.look.theme === 'auto' ? matchMedia('(prefers-color-scheme: dark)').matches : look.look.theme === 'dark';
    this.#showing = showBubble({ root, lang, dir, side: look.look.position, dark, color: look.look.color, on: button.style.getPropertyValue('--on') }, invitation, (did, hadFocus) => {
      this.#showing = null;
      say(did);
      if (did === 'dismissed') return hadFocus ? button.focus({ preventScroll: true }) : undefined;
      this.#kept.opened(invitation.id);
      this.#setting.open();
    });
    say('shown');
  }

  async #post(path: string, body: object): Promise<Response | null> {
    const { base, key, store } = this.#setting;
    const chat = localStorage.getItem(store);
    const answer = await fetch(`${base}/chat/${key}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(chat ? { 'x-keepdesk-visitor': chat } : {}) }, credentials: 'omit', keepalive: true, body: JSON.stringify(body) }).catch(() => null);
    return answer?.ok ? answer : null;
  }
}

const whole = (value: number): number | null => (Number.isSafeInteger(value) && value >= 0 ? Math.min(value, 1e12) : null);

/** Begins to watch; the loader holds what it answers with. */
export function watch(setting: WatchSetting, watching: WatchingView): WatchHandle {
  return new Watch(setting, watching);
}
