import fontUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useShownTheme } from '../../../shared/layout/look.ts';
import { frameDocument } from './frame-document.ts';

export interface MessageFrameProps {
  html: string;
  title: string;
  remoteImages: boolean;
}

/** A letter as it was written, in a frame that runs no script and grows to its height. */
export function MessageFrame({ html, title, remoteImages }: MessageFrameProps) {
  const theme = useShownTheme();
  const [height, setHeight] = useState(48);
  const watcher = useRef<ResizeObserver>(null);
  const source = useMemo(() => frameDocument({ html, theme, origin: location.origin, remoteImages, fontUrl: new URL(fontUrl, location.href).href }), [html, theme, remoteImages]);
  const loaded = useCallback((frame: HTMLIFrameElement) => {
    const page = frame.contentDocument;
    if (!page?.body) return;
    const measure = () => setHeight(Math.min(20_000, Math.ceil(page.body.getBoundingClientRect().height) + 2));
    measure();
    watcher.current?.disconnect();
    watcher.current = new ResizeObserver(measure);
    watcher.current.observe(page.body);
  }, []);
  return (
    <iframe
      title={title}
      srcDoc={source}
      // The page may measure the letter (same origin); the letter may run nothing (no allow-scripts).
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      onLoad={(event) => loaded(event.currentTarget)}
      style={{ height }}
      className="block w-full rounded-control border-0 bg-transparent"
    />
  );
}
