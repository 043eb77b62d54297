import type { ReactNode } from 'react';

/** One thing that is known of a connected place; in a `dl`. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-quiet">{name}</dt>
      <dd className="text-13 font-medium">{children}</dd>
    </div>
  );
}
