import { useSyncExternalStore } from 'react';
import { keptChoice } from '../kept/kept-choice.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

export interface Look {
  theme: Theme;
  density: Density;
}

const kept = keptChoice<Look>('keepdesk.look', { theme: 'system', density: 'comfortable' });

/** Sets theme and density on the page and remembers them in this browser (`public/theme.js` reads them before the first paint). */
export function setLook(change: Partial<Look>): void {
  kept.change(change);
  const { theme, density } = kept.get();
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  dataset.density = density;
}

/** Takes over the theme a person chose elsewhere, unless this browser has a choice of its own. */
export function adoptTheme(theme: Theme): void {
  if (!kept.isChosen() && theme !== 'system') setLook({ theme });
}

export const useLook = (): Look => kept.use();

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
