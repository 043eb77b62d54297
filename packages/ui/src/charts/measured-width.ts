import { useCallback, useState } from 'react';

/** The width in pixels of an element as it changes; `start` until it is known. */
export function useMeasuredWidth(start: number = 480): readonly [(element: HTMLElement | null) => (() => void) | undefined, number] {
  const [width, setWidth] = useState(start);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.max(120, Math.floor(entry.contentRect.width))));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return [ref, width];
}
