import { useSyncExternalStore } from 'react';

/** Follows a media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    () => window.matchMedia(query).matches,
  );
}

/** One pane at a time. */
export const usePhone = () => useMedia('(max-width: 767px)');
/** Room for list, conversation and context side by side. */
export const useRoomForContext = () => useMedia('(min-width: 1200px)');
