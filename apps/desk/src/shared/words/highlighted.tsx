import type { ReactNode } from 'react';

/** A passage as search gives it: what matched stands between the control characters 1 and 2. */
export function Highlighted({ passage }: { passage: string }) {
  return passage.split(/\u0001(.*?)\u0002/g).map((part, at): ReactNode =>
    at % 2 === 1 ? (
      <mark key={at} className="rounded-[2px] bg-warning-soft text-text">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
