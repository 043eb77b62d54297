import { useCallback, useRef } from 'react';

/** A function that keeps its identity and always does what the latest render gave it, for memoised children and long-lived listeners. */
export function useSteady<Given extends unknown[], Answer>(work: (...given: Given) => Answer): (...given: Given) => Answer {
  const latest = useRef(work);
  latest.current = work;
  return useCallback((...given: Given) => latest.current(...given), []);
}
