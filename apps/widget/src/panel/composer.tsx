import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Unsent } from '../talk/keep.ts';
import { usePanel } from './context.ts';
import { Icon } from './icons.tsx';

const MOST_BYTES = 12 * 1024 * 1024;
/** what the server takes */
const MOST_LETTERS = 20_000;

interface Going {
  readonly name: string;
  readonly done: number;
  readonly kept: Unsent['files'][number] | null;
  readonly key: number;
}

let keys = 0;

/** Where the shopper writes: Enter sends, Shift+Enter begins a new line; files can be chosen, pasted and dropped. */
export function Composer({ topic, onSent }: { topic: string; onSent: () => void }) {
  const { store, say, lang } = usePanel();
  const [text, setText] = useState(store.draft);
  const [files, setFiles] = useState<readonly Going[]>([]);
  const [problem, setProblem] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const busy = files.some((file) => file.kept === null);
  const empty = text.trim() === '' && files.length === 0;

  useLayoutEffect(() => {
    const box = field.current;
    if (!box) return;
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight + 2}px`;
  }, [text]);
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) field.current?.focus();
  }, []);

  const write = (next: string): void => {
    setText(next);
    store.draft = next;
    store.typing(next.trim() !== '');
  };
  const send = (): void => {
    if (empty || busy) return;
    store.typing(false);
    store.say(text.trim(), files.flatMap((file) => file.kept ?? []), topic);
    setText('');
    setProblem('');
    store.draft = '';
    setFiles([]);
    onSent();
    field.current?.focus();
  };
  const attach = (given: Iterable<File>): void => {
    setProblem('');
    for (const file of given) {
      if (file.size > MOST_BYTES) {
        setProblem(say('tooBig'));
        continue;
      }
      const key = ++keys;
      setFiles((all) => [...all, { key, name: file.name, done: 0, kept: null }].slice(0, 10));
      store
        .upload(file, (done) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, done } : one))))
        .then((kept) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, done: 1, kept } : one))))
        .catch(() => {
          setFiles((all) => all.filter((one) => one.key !== key));
          setProblem(say('fileFailed'));
        });
    }
  };
  return (
    <footer
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        attach(event.dataTransfer?.files ?? []);
      }}
    >
      {problem === '' ? null : (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
      {files.length === 0 ? null : (
        <ul class="files">
          {files.map((file) => (
            <li key={file.key} class="chip">
              <bdi>{file.name}</bdi>
              {file.kept === null ? <progress aria-label={file.name} max={1} value={file.done} /> : null}
              <button type="button" class="icon" aria-label={say('removeFile', { name: file.name })} onClick={() => setFiles(files.filter((one) => one !== file))}>
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="in">
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          onChange={(event) => {
            attach(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
        <button type="button" class="icon" aria-label={say('attach')} title={say('attach')} onClick={() => chooser.current?.click()}>
          <Icon name="clip" />
        </button>
        <textarea
          ref={field}
          class="write"
          rows={1}
          dir="auto"
          maxLength={MOST_LETTERS}
          value={text}
          aria-label={say('write')}
          placeholder={say('write')}
          onInput={(event) => write(event.currentTarget.value)}
          onBlur={() => store.typing(false)}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length > 0) {
              event.preventDefault();
              attach(pasted);
              return;
            }
            // The browser cuts what is pasted without a word.
            const { value, selectionStart, selectionEnd } = event.currentTarget;
            const added = (event.clipboardData?.getData('text/plain') ?? '').replaceAll('\r\n', '\n').length;
            setProblem(value.length - (selectionEnd - selectionStart) + added > MOST_LETTERS ? say('wasCut', { most: MOST_LETTERS.toLocaleString(lang) }) : '');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button type="button" class="icon send" aria-label={say('send')} title={say('send')} disabled={empty || busy} onClick={send}>
          <Icon name="send" />
        </button>
      </div>
    </footer>
  );
}
