import { useBlocker } from '@tanstack/react-router';
import { useRef } from 'react';

/** Asks before a page is left on which something is not saved, whichever way it is left: a link, the browser's Back, or closing it. */
export function useUnsaved(touched: boolean) {
  const free = useRef(false);
  const holds = (): boolean => touched && !free.current;
  const blocker = useBlocker({ shouldBlockFn: holds, enableBeforeUnload: holds, withResolver: true });
  return {
    /** somebody is leaving: whether they mean it is asked */
    asks: blocker.status === 'blocked',
    stay: () => blocker.reset?.(),
    leave: () => blocker.proceed?.(),
    /** what is here was saved: nobody is asked any more */
    letGo: () => {
      free.current = true;
    },
  };
}
