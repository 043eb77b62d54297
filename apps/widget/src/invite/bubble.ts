import type { InvitedView } from '../../../../server/src/modules/invitations/contract.ts';

type Invitation = NonNullable<InvitedView['invitation']>;

const words: Record<string, readonly [start: string, close: string, name: string]> = {
  en: ['Start a chat', 'No, thanks', 'Invitation to chat'], de: ['Chat beginnen', 'Nein, danke', 'Einladung zum Chat'], es: ['Abrir el chat', 'No, gracias', 'Invitación al chat'], fr: ['Ouvrir le chat', 'Non, merci', 'Invitation à discuter'],
  it: ['Apri la chat', 'No, grazie', 'Invito alla chat'], nl: ['Chat starten', 'Nee, bedankt', 'Uitnodiging om te chatten'], pt: ['Abrir o chat', 'Não, obrigado', 'Convite para conversar'], ja: ['チャットを始める', '閉じる', 'チャットへのご案内'], ar: ['ابدأ المحادثة', 'لا، شكرًا', 'دعوة إلى المحادثة'],
};

const style = `.ask{--bg:#fff;--text:#22262b;--quiet:#5d646d;--line:#e3e3df;position:fixed;inset-block-end:88px;z-index:2147482999;box-sizing:border-box;width:288px;max-width:calc(100vw - 40px);padding:14px 16px;border:1px solid var(--line);border-radius:14px;background:var(--bg);color:var(--text);box-shadow:0 1px 3px #0002,0 8px 32px -8px #0004;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;text-align:start}
.ask[data-side=right]{right:20px}.ask[data-side=left]{left:20px}.ask[data-theme=dark]{--bg:#1b1e22;--text:#ececea;--quiet:#a7adb5;--line:#353a41}
.ask p{margin:0 0 12px;overflow-wrap:anywhere}.ask div{display:flex;flex-wrap:wrap;gap:8px}
.ask button{min-height:36px;padding:0 14px;border:0;border-radius:9px;background:none;color:var(--quiet);font:inherit;font-size:14px;cursor:pointer}
.ask .yes{background:var(--c);color:var(--on);font-weight:600}.ask button:focus-visible{outline:2px solid var(--text);outline-offset:2px}
@media (prefers-reduced-motion:no-preference){.ask{animation:ask .18s ease-out}@keyframes ask{from{opacity:0;transform:translateY(6px)}}}@media print{.ask{display:none}}`;

export interface BubbleSetting {
  readonly root: ShadowRoot;
  readonly lang: string;
  readonly dir: string;
  readonly side: string;
  readonly dark: boolean;
  readonly color: string;
  readonly on: string;
}

/** Shows the invitation beside the button, without taking the focus or covering the page; answers with how to take it away. */
export function showBubble({ root, lang, dir, side, dark, color, on }: BubbleSetting, { text, language }: Invitation, done: (did: 'opened' | 'dismissed', hadFocus: boolean) => void): () => void {
  const [start, close, name] = words[lang] ?? words.en ?? ['', '', ''];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const box = document.createElement('section');
  Object.assign(box, { className: 'ask', lang, dir });
  Object.assign(box.dataset, { side, theme: dark ? 'dark' : 'light' });
  box.setAttribute('aria-label', name);
  box.style.setProperty('--c', color);
  box.style.setProperty('--on', on);
  const said = document.createElement('p');
  Object.assign(said, { lang: language, dir: 'auto' });
  said.setAttribute('role', 'status');
  const row = document.createElement('div');
  const end = (did?: 'opened' | 'dismissed'): void => {
    const hadFocus = box.contains(root.activeElement);
    removeEventListener('keydown', onKey);
    box.remove();
    if (did) done(did, hadFocus);
  };
  const button = (words: string, className: string, did: 'opened' | 'dismissed'): void => {
    const made = Object.assign(document.createElement('button'), { type: 'button', className, textContent: words });
    made.addEventListener('click', () => end(did));
    row.append(made);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') end('dismissed');
  };
  button(start, 'yes', 'opened');
  button(close, 'no', 'dismissed');
  box.append(said, row);
  // Before the button in the order of Tab: it stands above it.
  root.prepend(box);
  addEventListener('keydown', onKey);
  // A region that speaks has to be there before its words are.
  requestAnimationFrame(() => (said.textContent = text));
  return () => end();
}
