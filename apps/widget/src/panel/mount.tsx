import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelHandle, PanelSetting } from '../api.ts';
import { ChatStore } from '../talk/chat-store.ts';
import { wordsOf, type Words } from '../words/index.ts';
import { PanelContext } from './context.ts';
import { Panel, type Page } from './panel.tsx';
import { style } from './style.ts';

interface Outside {
  open: boolean;
  page: Page;
  draw: () => void;
}

/** What can be reached by Tab, in its order. */
function reachable(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>('button:not([disabled]),input:not([hidden]),select,textarea,a[href]')].filter((one) => one.tabIndex >= 0 && one.offsetParent !== null);
}

function Frame({ setting, store, words, outside, onClose }: { setting: PanelSetting; store: ChatStore; words: Words; outside: Outside; onClose: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const [, setDrawn] = useState(0);
  outside.draw = () => setDrawn((n) => n + 1);
  const { look } = setting.look;
  const dark = useDark(look.theme);
  const { open } = outside;
  useEffect(() => {
    if (!open || !box.current) return;
    const field = matchMedia('(pointer: fine)').matches ? box.current.querySelector<HTMLElement>('.body input, textarea') : null;
    (field ?? box.current).focus();
  }, [open]);
  return (
    <PanelContext.Provider value={{ store, words, lang: setting.lang, look: setting.look }}>
      <div
        ref={box}
        class="panel"
        role="dialog"
        aria-modal="true"
        aria-labelledby="keepdesk-title"
        tabIndex={-1}
        hidden={!open}
        lang={setting.lang}
        dir={setting.dir}
        data-side={look.position}
        data-theme={dark ? 'dark' : 'light'}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose();
          if (event.key !== 'Tab') return;
          const all = reachable(event.currentTarget);
          const now = setting.root.activeElement;
          const edge = event.shiftKey ? all[0] : all[all.length - 1];
          if (now !== edge && now !== event.currentTarget) return;
          event.preventDefault();
          (event.shiftKey ? all[all.length - 1] : all[0])?.focus();
        }}
      >
        <Panel
          visible={open}
          page={outside.page}
          onPage={(page) => {
            outside.page = page;
            outside.draw();
          }}
          onClose={onClose}
        />
      </div>
    </PanelContext.Provider>
  );
}

function useDark(theme: 'auto' | 'light' | 'dark'): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const wish = matchMedia('(prefers-color-scheme: dark)');
    const note = (): void => setDark(wish.matches);
    wish.addEventListener('change', note);
    return () => wish.removeEventListener('change', note);
  }, []);
  return theme === 'auto' ? dark : theme === 'dark';
}

/** White or black, whichever can be read on the brand's colour; and a colour for focus that stands out from the ground. */
function colours(root: ShadowRoot, color: string, button: HTMLElement): void {
  const on = button.style.getPropertyValue('--on');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${style}.panel{--c:${color};--on:${on};--focus:${on === '#fff' ? color : '#22262b'}}.panel[data-theme=dark]{--focus:#fff}`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** Puts the panel into the page, closed; the loader holds what it answers with. */
export function mount(setting: PanelSetting): PanelHandle {
  const { base, key, lang, look, pages, cart, root, button } = setting;
  const store = new ChatStore({ base, key, lang, look, pages, cart });
  const outside: Outside = { open: false, page: { at: 'chat' }, draw: () => {} };
  const place = document.createElement('div');
  colours(root, look.look.color, button);
  root.append(place);
  const turn = (open: boolean): void => {
    if (outside.open === open) return;
    outside.open = open;
    setting.onOpen(open);
    outside.draw();
    if (open) store.begin().catch(() => {});
    else button.focus();
  };
  void wordsOf(lang).then((words) => render(<Frame setting={setting} store={store} words={words} outside={outside} onClose={() => turn(false)} />, place));
  let told = 0;
  store.listen(() => {
    const unread = store.unread;
    if (unread === told) return;
    told = unread;
    setting.onUnread(unread);
  });
  // A chat is under way: its answers are counted while the panel is closed.
  if (store.wasHere) store.begin().catch(() => {});
  return {
    open: () => turn(true),
    close: () => turn(false),
    identify: (token) => store.identify(token),
    logout: () => store.logout(),
    page: (page) => store.page(page),
    cart: (said) => store.cart(said),
    showOrder: (number) => {
      outside.page = { at: 'orders', number };
      turn(true);
      outside.draw();
    },
  };
}
