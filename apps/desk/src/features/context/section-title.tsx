import type { ReactNode } from 'react';

export function SectionTitle({ children, count }: { children: ReactNode; count?: number }) {
  return (
    <h2 className="mb-2 flex items-baseline gap-1.5 text-12 font-semibold text-quiet">
      {children}
      {count ? <span className="font-normal tabular">{count}</span> : null}
    </h2>
  );
}
