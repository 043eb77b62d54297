import { useSyncExternalStore } from 'react';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

export interface Look {
  theme: Theme;
  density: Density;
}

const KEY = 'keepdesk.look';
const listeners = new Set<() => void>();

function read(): Look {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Look>;
    return { theme: kept.theme ?? 'system', density: kept.density ?? 'comfortable' };
  } catch {
    return { theme: 'system', density: 'comfortable' };
  }
}

let look = read();

/** Sets theme and density on the page and remembers them in this browser (`public/theme.js` reads them before the first paint). */
export function setLook(change: Partial<Look>): void {
  look = { ...look, ...change };
  localStorage.setItem(KEY, JSON.stringify(look));
  const { dataset } = document.documentElement;
  if (look.theme === 'system') delete dataset.theme;
  else dataset.theme = look.theme;
  dataset.density = look.density;
  listeners.forEach((notify) => notify());
}

/** Takes over the theme a person chose elsewhere, unless this browser has a choice of its own. */
export function adoptTheme(theme: Theme): void {
  if (localStorage.getItem(KEY) === null && theme !== 'system') setLook({ theme });
}

export function useLook(): Look {
  return useSyncExternalStore(
    (notify) => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
    () => look,
  );
}

const darkWanted = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme that is on screen now, with the system's preference resolved. */
export function useShownTheme(): 'light' | 'dark' {
  const { theme } = useLook();
  const systemDark = useSyncExternalStore(
    (notify) => {
      darkWanted.addEventListener('change', notify);
      return () => darkWanted.removeEventListener('change', notify);
    },
    () => darkWanted.matches,
  );
  return theme === 'system' ? (systemDark ? 'dark' : 'light') : theme;
}
