import { useSyncExternalStore } from 'react';

/** Something a person chose in this browser, known to every part of the page that asks. */
export interface KeptChoice<Choice> {
  get: () => Choice;
  change: (part: Partial<Choice>) => void;
  use: () => Choice;
  /** Whether anything was ever chosen here. */
  isChosen: () => boolean;
}

/** `usual` stands until something is chosen, and where what is kept cannot be read. */
export function keptChoice<Choice extends object>(key: string, usual: Choice): KeptChoice<Choice> {
  const listeners = new Set<() => void>();
  let choice = read(key, usual);
  const get = (): Choice => choice;
  const listen = (notify: () => void): (() => void) => {
    listeners.add(notify);
    return () => listeners.delete(notify);
  };
  return {
    get,
    change: (part) => {
      choice = { ...choice, ...part };
      localStorage.setItem(key, JSON.stringify(choice));
      listeners.forEach((notify) => notify());
    },
    use: () => useSyncExternalStore(listen, get),
    isChosen: () => localStorage.getItem(key) !== null,
  };
}

function read<Choice extends object>(key: string, usual: Choice): Choice {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Choice>) };
  } catch {
    return usual;
  }
}
