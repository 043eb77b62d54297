import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { chordOf, isSingleKey, matchChord } from './chords.ts';

export type ShortcutGroup = 'everywhere' | 'list' | 'conversation' | 'composer';

export interface Shortcut {
  id: string;
  keys: string;
  name: string;
  group: ShortcutGroup;
  run: () => void;
  /** Listed in the palette and the sheet only; the key itself is handled where it is typed. */
  shownOnly?: boolean;
  icon?: ReactNode;
}

interface Registry {
  add: (list: ReadonlyArray<Shortcut>) => () => void;
  all: () => ReadonlyArray<Shortcut>;
}

const RegistryContext = createContext<Registry>({ add: () => () => {}, all: () => [] });
const SEQUENCE_MS = 900;

/** Whether keys typed here are text, or belong to a menu, list box or dialog that has its own (`data-leaves-keys`: it has none). */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  const owner = target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=menu], [role=listbox], [role=dialog], [role=alertdialog]');
  return owner !== null && !owner.hasAttribute('data-leaves-keys');
}

function useKeyListener(registry: Registry, singleKeys: boolean): void {
  useEffect(() => {
    let pending = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      pending = '';
      clearTimeout(timer);
    };
    const listen = (event: KeyboardEvent) => {
      const chord = chordOf(event);
      if (!chord) return;
      const typing = isTyping(event.target);
      const usable = registry.all().filter((one) => !one.shownOnly && !(isSingleKey(one.keys) && (typing || !singleKeys)) && !(one.keys === 'esc' && typing));
      const match = matchChord(usable, pending, chord);
      forget();
      if (!match) return;
      event.preventDefault();
      if ('run' in match) return match.run.run();
      pending = match.pending;
      timer = setTimeout(forget, SEQUENCE_MS);
    };
    window.addEventListener('keydown', listen);
    return () => {
      forget();
      window.removeEventListener('keydown', listen);
    };
  }, [registry, singleKeys]);
}

/** Holds the shortcuts of the screens that are mounted and listens for them in one place. */
export function ShortcutsProvider({ singleKeys, children }: { singleKeys: boolean; children: ReactNode }) {
  const lists = useRef(new Set<ReadonlyArray<Shortcut>>());
  const registry = useMemo<Registry>(
    () => ({
      add: (list) => {
        lists.current.add(list);
        return () => lists.current.delete(list);
      },
      all: () => [...lists.current].flat(),
    }),
    [],
  );
  useKeyListener(registry, singleKeys);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Binds shortcuts while the component is mounted. The latest functions are always the ones that run. */
export function useShortcuts(list: ReadonlyArray<Shortcut>): void {
  const registry = useContext(RegistryContext);
  const latest = useRef(list);
  latest.current = list;
  const shape = list.map((one) => `${one.id}:${one.keys}:${one.name}`).join('|');
  useEffect(
    () =>
      registry.add(
        latest.current.map((one) => ({ ...one, run: () => latest.current.find((now) => now.id === one.id)?.run() })),
      ),
    [registry, shape],
  );
}

/** Every shortcut that works on the screen right now, read when the palette or the sheet opens. */
export function useAllShortcuts(open: boolean): ReadonlyArray<Shortcut> {
  const registry = useContext(RegistryContext);
  const [all, setAll] = useState<ReadonlyArray<Shortcut>>([]);
  useEffect(() => {
    if (open) setAll(registry.all());
  }, [open, registry]);
  return all;
}
