import { useEffect, useRef, useState } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { usePanel, useShown } from './context.ts';
import { AskAddress, BeforeForm } from './forms.tsx';
import { Icon } from './icons.tsx';
import { HowItWent } from './how-it-went.tsx';
import { MessageLog } from './message-log.tsx';
import { OrdersView } from './orders-view.tsx';
import { dayWords, whenWords } from './when-words.ts';

export type Page = { readonly at: 'chat' } | { readonly at: 'earlier' } | { readonly at: 'orders'; readonly number: string | null };

function Head({ page, onPage, onClose }: { page: Page; onPage: (page: Page) => void; onClose: () => void }) {
  const { say, look, lang } = usePanel();
  const shown = useShown();
  const back = !shown.open && shown.nextOpenAt ? say('back', { when: whenWords(lang, new Date(shown.nextOpenAt)) }) : '';
  const [menu, setMenu] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const choices = useChoices(onPage);
  return (
    <header>
      {page.at === 'chat' ? null : (
        <button type="button" class="icon" aria-label={say('goBack')} onClick={() => onPage({ at: 'chat' })}>
          <Icon name="back" />
        </button>
      )}
      {look.look.logo_url && page.at === 'chat' ? <img src={look.look.logo_url} alt="" /> : null}
      <div>
        <h2 id="keepdesk-title" dir="auto">{page.at === 'chat' ? look.look.title || look.brand : say(page.at === 'earlier' ? 'earlier' : 'orders')}</h2>
        <p>
          <i data-here={String(shown.open)} aria-hidden="true" />
          {shown.open ? say('here') : back || say('away')}
        </p>
      </div>
      {choices.length === 0 ? null : (
        <button ref={trigger} type="button" class="icon" aria-label={say('more')} aria-haspopup="menu" aria-expanded={menu} onClick={() => setMenu(!menu)}>
          <Icon name="more" />
        </button>
      )}
      <button type="button" class="icon" aria-label={say('close')} onClick={onClose}>
        <Icon name="close" />
      </button>
      {menu ? (
        <MoreMenu
          choices={choices}
          onClose={() => {
            setMenu(false);
            trigger.current?.focus();
          }}
        />
      ) : null}
    </header>
  );
}

interface Choice {
  readonly name: string;
  readonly work: () => void;
}

/** What else can be done now; nothing before the first word. */
function useChoices(onPage: (page: Page) => void): readonly Choice[] {
  const { say, store } = usePanel();
  const { chats, current, me } = useShown();
  const running = chats.some((chat) => chat.id === current && !chat.ended);
  return [
    ...(current === null ? [] : [{ name: say('fresh'), work: () => store.show(null) }]),
    ...(chats.length > 1 || (chats.length === 1 && current === null) ? [{ name: say('earlier'), work: () => onPage({ at: 'earlier' }) }] : []),
    ...(me.signed_in ? [{ name: say('orders'), work: () => onPage({ at: 'orders', number: null }) }] : []),
    ...(current === null || me.email === null ? [] : [{ name: say('transcript'), work: () => void store.transcript().catch(() => {}) }]),
    ...(running ? [{ name: say('end'), work: () => void store.end().catch(() => {}) }] : []),
  ];
}

function MoreMenu({ choices, onClose }: { choices: readonly Choice[]; onClose: () => void }) {
  const { say } = usePanel();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <div
      ref={box}
      class="menu"
      role="menu"
      aria-label={say('more')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        const all = [...event.currentTarget.querySelectorAll('button')];
        const at = all.indexOf((event.currentTarget.getRootNode() as ShadowRoot).activeElement as HTMLButtonElement);
        all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus();
      }}
    >
      {choices.map(({ name, work }) => (
        <button
          key={name}
          type="button"
          role="menuitem"
          onClick={() => {
            onClose();
            work();
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function Earlier({ onPick }: { onPick: (id: string) => void }) {
  const { lang } = usePanel();
  const { chats } = useShown();
  return (
    <ul class="list">
      {chats.map((chat) => (
        <li key={chat.id}>
          <button type="button" onClick={() => onPick(chat.id)}>
            <bdi>{chat.subject}</bdi>
            <small>{dayWords(lang, new Date(chat.at))}</small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The open chat: its head, what was said, where one writes. */
export function Panel({ visible, page, onPage, onClose }: { visible: boolean; page: Page; onPage: (page: Page) => void; onClose: () => void }) {
  const { store, say, look, lang } = usePanel();
  const shown = useShown();
  const notices = [look.banner, ...look.status].flatMap((said) => said?.[lang.slice(0, 2)] || said?.en || Object.values(said ?? {}).find((line) => line !== '') || []);
  const [topic, setTopic] = useState('');
  const [passed, setPassed] = useState(false);
  const chat = shown.chats.find((one) => one.id === shown.current);
  const { form } = look.look;
  const asks = (form.name !== 'off' && shown.me.name === '') || (form.email !== 'off' && shown.me.email === null) || form.topics.length > 0;
  const before = shown.current === null && shown.unsent.length === 0 && !passed && asks;
  const waits = (shown.lines[shown.current ?? ''] ?? []).some((line) => !line.ours);
  const ask = (number: string): void => {
    setPassed(true);
    setTopic(say('order', { number }));
    onPage({ at: 'chat' });
  };
  if (shown.state === 'blocked') {
    return (
      <>
        <Head page={{ at: 'chat' }} onPage={onPage} onClose={onClose} />
        <div class="body">
          <p>{say('blocked')}</p>
        </div>
      </>
    );
  }
  return (
    <>
      <Head page={page} onPage={onPage} onClose={onClose} />
      {shown.state === 'lost' && shown.started ? (
        <p class="notice" role="status">
          {say('lost')}
        </p>
      ) : null}
      {notices.map((notice) => (
        <p key={notice} class="notice" role="note" dir="auto">
          {notice}
        </p>
      ))}
      <div class="body" tabIndex={-1}>
        {page.at === 'earlier' ? (
          <Earlier
            onPick={(id) => {
              store.show(id);
              onPage({ at: 'chat' });
            }}
          />
        ) : page.at === 'orders' ? (
          <OrdersView number={page.number} onAsk={ask} />
        ) : before ? (
          <BeforeForm
            onReady={(picked) => {
              setTopic(picked);
              setPassed(true);
            }}
          />
        ) : (
          <>
            {shown.open ? null : <p class="card quiet" dir="auto">{look.look.away_text || say('awayText')}</p>}
            <MessageLog visible={visible} />
            {chat?.survey ? <HowItWent key={chat.survey.id} chat={chat.id} survey={chat.survey} /> : null}
            {waits ? <AskAddress /> : null}
            {chat?.ended ? (
              <p class="quiet row">
                {say('ended')}
                <button type="button" class="link" onClick={() => store.show(null)}>
                  {say('fresh')}
                </button>
              </p>
            ) : null}
          </>
        )}
      </div>
      {page.at === 'chat' && !before ? <Composer key={topic} topic={topic} onSent={() => setTopic('')} /> : null}
    </>
  );
}
