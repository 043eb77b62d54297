import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { LineView } from '../../../../server/src/modules/channels/chat/contract.ts';
import type { Unsent } from '../talk/keep.ts';
import { usePanel, useShown } from './context.ts';
import { FileView } from './file-view.tsx';
import { Linked } from './linked.tsx';
import { whenWords } from './when-words.ts';

const NEAR_PX = 80;

function Said({ line, state }: { line: LineView; state: string }) {
  const { say, lang, look } = usePanel();
  const who = line.ours ? line.author || look.brand : say('you');
  return (
    <li class="line" data-ours={String(line.ours)} data-seq={line.seq}>
      <span class="over">{`${who}: `}</span>
      {line.text === '' ? null : (
        <p class="bubble" dir="auto">
          <Linked text={line.text} />
        </p>
      )}
      {line.files.map((file) => (
        <FileView key={file.id} file={file} />
      ))}
      <small>{[line.ours ? line.author : '', whenWords(lang, new Date(line.at)), line.by_mail ? say('byMail') : '', state].filter(Boolean).join(' · ')}</small>
    </li>
  );
}

function UnsentView({ one, stuck }: { one: Unsent; stuck: string | null }) {
  const { say, store } = usePanel();
  const hopeless = stuck !== null && stuck !== 'waiting';
  return (
    <li class="line" data-ours="false" data-unsent>
      {one.text === '' ? null : (
        <p class="bubble" dir="auto">
          {one.text}
        </p>
      )}
      {one.files.map((file) => (
        <span key={file.id} class="file">
          <bdi>{file.name}</bdi>
        </span>
      ))}
      <small class={hopeless ? 'bad' : ''} role={stuck ? 'status' : undefined}>
        {stuck === 'too_many' ? say('tooMuch') : hopeless ? say('notSent') : stuck ? say('waiting') : say('sending')}
      </small>
      {hopeless ? (
        <span class="row">
          <button type="button" class="link" onClick={() => store.retry()}>
            {say('retry')}
          </button>
          <button type="button" class="link" onClick={() => store.drop(one.client_id)}>
            {say('discard')}
          </button>
        </span>
      ) : null}
    </li>
  );
}

/** What was said, newest at the bottom; it follows the end while the reader is near it, and is looked at only when it is seen. */
export function MessageLog({ visible }: { visible: boolean }) {
  const { store, say, look } = usePanel();
  const shown = useShown();
  const end = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  const lines = shown.lines[shown.current ?? ''] ?? [];
  const chat = shown.chats.find((one) => one.id === shown.current);
  // What was written for a chat that is begun with it is shown there, too.
  const unsent = shown.unsent.filter((one) => (one.chat ?? shown.current) === shown.current);
  const last = lines.at(-1)?.seq ?? 0;

  useLayoutEffect(() => {
    const box = end.current?.closest('.body');
    if (!box) return;
    const note = (): void => void (near.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX);
    box.addEventListener('scroll', note, { passive: true });
    return () => box.removeEventListener('scroll', note);
  }, []);
  useLayoutEffect(() => {
    const box = end.current?.closest('.body');
    if (box && near.current) box.scrollTop = box.scrollHeight;
  }, [last, unsent.length, shown.typing, visible]);
  useEffect(() => {
    const looked = (): void => {
      if (visible && document.visibilityState === 'visible') store.look();
    };
    looked();
    document.addEventListener('visibilitychange', looked);
    return () => document.removeEventListener('visibilitychange', looked);
  }, [visible, last, store]);

  const mine = lines.filter((line) => !line.ours).at(-1);
  const read = mine && chat && (chat.read_seq >= mine.seq || lines.some((line) => line.ours && line.seq > mine.seq));
  return (
    <>
      <p class="greeting" dir="auto">{look.look.greeting || say('greeting')}</p>
      <div role="log" aria-label={say('messages')} aria-live="polite" aria-relevant="additions">
      <ol class="log">
        {lines.map((line) => (
          <Said key={line.seq} line={line} state={line === mine && !line.by_mail ? say(read ? 'read' : 'sent') : ''} />
        ))}
        {unsent.map((one, at) => (
          <UnsentView key={one.client_id} one={one} stuck={at === 0 ? shown.stuck : null} />
        ))}
      </ol>
      </div>
      {shown.typing === null ? null : (
        <p class="quiet row" role="status">
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {say('typing', { name: shown.typing || look.brand })}
        </p>
      )}
      <div ref={end} />
    </>
  );
}
