import type { KeepdeskApi, LookSaid, PageSaid, PanelHandle, PanelSetting, WatchHandle, WatchSetting } from './api.ts';

declare const __PANEL__: string;
declare const __INVITE__: string;
/** import(), as it is called in what the build makes of this file */
declare const __keepdeskImport: (address: string) => Promise<{ mount(setting: PanelSetting): PanelHandle; watch(setting: WatchSetting, watching: NonNullable<LookSaid['invitations']>): WatchHandle }>;

type Work = (keepdesk: KeepdeskApi) => void;
declare global {
  interface Window {
    keepdesk?: KeepdeskApi | Work[];
  }
}

const OPEN: Record<string, string> = { en: 'Chat with us', es: 'Chatea con nosotros', fr: 'Discuter avec nous', de: 'Chat öffnen', pt: 'Conversar connosco', it: 'Scrivici in chat', nl: 'Chat met ons', ja: 'チャットで相談', ar: 'تحدث معنا' };
const PAGES = 8;
const style = `:host{all:initial}
.launch{position:fixed;inset-block-end:20px;z-index:2147483000;width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--c);color:var(--on);cursor:pointer;box-shadow:0 2px 6px #0003,0 8px 24px #0002;display:grid;place-items:center;transition:transform .12s}
.launch[data-side=right]{right:20px}.launch[data-side=left]{left:20px}
.launch:hover{transform:scale(1.04)}.launch:focus-visible{outline:3px solid var(--c);outline-offset:3px;box-shadow:0 0 0 3px #fff}
.launch b{position:absolute;top:-4px;inset-inline-end:-4px;min-width:20px;height:20px;padding:0 5px;box-sizing:border-box;border-radius:10px;background:#b3261e;color:#fff;font:600 12px/20px system-ui,sans-serif}
.launch b[hidden]{display:none}@media (prefers-reduced-motion:reduce){.launch{transition:none}}@media print{.launch{display:none}}
@media (max-width:480px){.launch[data-open]{display:none}}`;

/** White or black, whichever can be read on the brand's colour (WCAG 2.2, relative luminance). */
function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#111' : '#fff';
}

function start(script: HTMLScriptElement, key: string): void {
  const base = script.dataset.base ?? new URL(script.src).origin;
  const lang = (script.dataset.lang ?? document.documentElement.lang ?? navigator.language ?? 'en').slice(0, 2).toLowerCase();
  const dir = (script.dataset.dir ?? (document.documentElement.dir || (lang === 'ar' ? 'rtl' : 'ltr'))) === 'rtl' ? 'rtl' : 'ltr';
  const store = `keepdesk:${key}`;
  const early = Array.isArray(window.keepdesk) ? window.keepdesk : [];
  const listeners = new Set<(count: number) => void>();
  const waiting: Array<(panel: PanelHandle) => void> = [];
  let panel: PanelHandle | null = null;
  let fetching: Promise<unknown> | null = null;
  let setting: PanelSetting | null = null;
  let unread = 0;
  let cart: PanelSetting['cart'] = null;
  let wanted = false;
  let isOpen = false;
  let watching: WatchHandle | null = null;
  /** null once it is known that nobody is invited here */
  let forWatch: Array<(watch: WatchHandle) => void> | null = [];

  const pages = readPages(store);
  const notePage = (said: PageSaid = {}): void => {
    const page = { url: said.url ?? location.href, title: said.title ?? document.title, referrer: said.referrer ?? document.referrer };
    if (pages[pages.length - 1]?.url === page.url) pages.pop();
    pages.push(page);
    pages.splice(0, pages.length - PAGES);
    keep(() => sessionStorage.setItem(`${store}:pages`, JSON.stringify(pages)));
    panel?.page(page);
    watching?.page();
  };

  /** The panel comes when somebody wants it; a second wish does not fetch it again. */
  const load = (): void => {
    if (setting === null) {
      wanted = true;
      return;
    }
    const given = setting;
    fetching ??= __keepdeskImport(`${base}/chat/part/${__PANEL__}`)
      .then(({ mount }) => {
        panel = mount({ ...given, cart });
        for (const work of waiting.splice(0)) work(panel);
      })
      .catch(() => {
        fetching = null;
      });
  };
  const withPanel = (work: (panel: PanelHandle) => void): void => {
    if (panel) return work(panel);
    waiting.push(work);
    load();
  };

  const withWatch = (work: (watch: WatchHandle) => void): unknown => (watching ? work(watching) : forWatch?.push(work));

  const api: KeepdeskApi = {
    open: () => withPanel((there) => there.open()),
    close: () => panel?.close(),
    identify: (token) => new Promise((resolve, reject) => withPanel((there) => void there.identify(token).then(resolve, reject))),
    logout: () => {
      if (panel || waiting.length > 0) return withPanel((there) => there.logout());
      // The page may be left at once: it is not waited for the panel to forget who sat here.
      const kept = localGet(store);
      if (!kept) return;
      void fetch(`${base}/chat/${key}/logout`, { method: 'POST', headers: { 'x-keepdesk-visitor': kept, 'content-type': 'application/json' }, credentials: 'omit', keepalive: true, body: '{}' }).catch(() => {});
      keep(() => Object.keys(localStorage).forEach((name) => (name === store || name.startsWith(`${store}:`)) && localStorage.removeItem(name)));
    },
    page: (page) => notePage(page),
    cart: (said) => {
      cart = said;
      panel?.cart(said);
      withWatch((watch) => watch.cart(said));
    },
    onUnread: (tell) => {
      listeners.add(tell);
      tell(unread);
      return () => listeners.delete(tell);
    },
    showOrder: (number) => withPanel((there) => there.showOrder(String(number))),
    signal: (said) => withWatch((watch) => watch.signal(said)),
    order: ({ number }) => withWatch((watch) => watch.order(number)),
    consent: (agreed) => withWatch((watch) => watch.consent(agreed)),
    push: (...work) => work.forEach((one) => one(api)),
  };
  window.keepdesk = api;
  notePage();
  // Pages that change without being loaded anew.
  (window as { navigation?: EventTarget }).navigation?.addEventListener('currententrychange', () => setTimeout(() => notePage(), 50));
  for (const work of early) work(api);

  void fetch(`${base}/chat/${key}/look`)
    .then((answer) => (answer.ok ? (answer.json() as Promise<LookSaid>) : Promise.reject(new Error(String(answer.status)))))
    .then((look) => {
      const under = localGet(store);
      whenIdle(() => invite(look.invitations));
      if (!look.open && look.look.hide_when_closed && !under) return;
      setting = build(look);
      // A chat is under way: its answers are counted on the button. Not before the page is done with itself.
      if (wanted || waiting.length > 0) load();
      else if (under) whenIdle(load);
    })
    .catch(() => {});

  function invite(watch: LookSaid['invitations']): void {
    if (watch === null) return void (forWatch = null);
    __keepdeskImport(`${base}/chat/part/${__INVITE__}`)
      .then((part) => {
        watching = part.watch({ base, key, store, lang, dir, place: () => setting, busy: () => isOpen, open: api.open }, watch);
        for (const work of forWatch?.splice(0) ?? []) work(watching);
      })
      .catch(() => {});
  }

  function build(look: LookSaid): PanelSetting {
    const host = document.createElement('div');
    host.id = 'keepdesk-chat';
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'launch';
    button.dataset.side = look.look.position;
    button.setAttribute('aria-label', OPEN[lang] ?? OPEN.en ?? '');
    button.setAttribute('aria-haspopup', 'dialog');
    button.setAttribute('aria-expanded', 'false');
    button.style.setProperty('--c', look.look.color);
    button.style.setProperty('--on', inkOn(look.look.color));
    button.innerHTML = '<svg width="26" height="26" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M21 12a8 8 0 0 1-8 8H4l1.8-3A8 8 0 1 1 21 12z"/></svg><b hidden></b>';
    const badge = button.querySelector('b') as HTMLElement;
    for (const sign of ['pointerenter', 'focus', 'touchstart']) button.addEventListener(sign, load, { once: true, passive: true });
    button.addEventListener('click', () => (isOpen ? api.close() : api.open()));
    root.append(button);
    document.body.append(host);
    return {
      base, key, lang, dir, root, look, pages, cart, button,
      onUnread: (count) => {
        unread = count;
        badge.hidden = count === 0;
        badge.textContent = String(count);
        button.setAttribute('aria-label', `${OPEN[lang] ?? OPEN.en}${count > 0 ? ` (${count})` : ''}`);
        for (const tell of listeners) tell(count);
      },
      onOpen: (now) => {
        isOpen = now;
        if (now) watching?.hide();
        button.toggleAttribute('data-open', now);
        button.setAttribute('aria-expanded', String(now));
      },
    };
  }
}

const whenIdle = (work: () => void): unknown => (window.requestIdleCallback ?? ((late: () => void) => setTimeout(late, 1500)))(work);

function readPages(store: string): PageSaid[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(`${store}:pages`) ?? '[]');
    return Array.isArray(kept) ? (kept as PageSaid[]) : [];
  } catch {
    return [];
  }
}

/** Browsers that keep nothing (private windows, full disks) chat all the same. */
function keep(work: () => void): void {
  try {
    work();
  } catch {
    // Then it is only known until the page is left.
  }
}

function localGet(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

const own = document.currentScript as HTMLScriptElement | null;
if (own?.dataset.key && (!window.keepdesk || Array.isArray(window.keepdesk))) {
  const { key } = own.dataset;
  if (document.body) start(own, key);
  else addEventListener('DOMContentLoaded', () => start(own, key));
}
