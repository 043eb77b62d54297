import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** What few need, folded away. */
export function More({ name, children }: { name: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="flex w-fit cursor-default list-none items-center gap-1 rounded-control py-1 pr-2 text-13 font-medium text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="transition-transform group-open:rotate-90" />
        {name}
      </summary>
      <div className="mt-2 flex flex-col gap-4">{children}</div>
    </details>
  );
}
