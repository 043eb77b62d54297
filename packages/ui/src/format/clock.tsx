import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

/** Where the screens get the time and the language from: an input, so that tests and the design page can hold it still. */
export interface Clock {
  now: () => Date;
  locale: string;
  nowWord: string;
}

const ClockContext = createContext<Clock>({ now: () => new Date(), locale: 'en', nowWord: 'now' });

export const ClockProvider = ClockContext.Provider;

export function useClock(): Clock {
  return useContext(ClockContext);
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((notify) => notify()), 15_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== undefined) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present moment, renewed every 15 s by one timer for the whole page. */
export function useNow(): Date {
  const { now } = useClock();
  const [moment, setMoment] = useState(now);
  useEffect(() => onTick(() => setMoment(now())), [now]);
  return moment;
}

export function StillClock({ at, locale, children }: { at: Date; locale: string; children: ReactNode }) {
  return <ClockProvider value={{ now: () => at, locale, nowWord: 'now' }}>{children}</ClockProvider>;
}
