import { useEffect, useState, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { useUiTexts } from '../ui-texts.tsx';

const PATIENCE_MS = 200;

/** True once something has been waited for long enough to be worth showing. */
export function usePatience(waiting: boolean, afterMs: number = PATIENCE_MS): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return setLate(false);
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [waiting, afterMs]);
  return waiting && late;
}

/** A grey shape that keeps the place of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames('skeleton block', className ?? 'h-4 w-full')} />;
}

/** Shows skeletons only when loading takes more than 200 ms, so that fast answers never flicker. */
export function Waiting({ children, className }: { children: ReactNode; className?: string }) {
  const late = usePatience(true);
  const texts = useUiTexts();
  return (
    <div role="status" aria-label={texts.loading} className={className}>
      {late ? children : null}
    </div>
  );
}

/** Rows like those of a list, at the list's own height. */
export function SkeletonRows({ rows = 6 }: { rows?: number }) {
  return (
    <Waiting>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className="flex h-(--row-height) flex-col justify-center gap-2 border-b border-line px-4">
          <Skeleton className={classNames('h-3.5', ['w-1/2', 'w-2/5', 'w-3/5'][at % 3])} />
          <Skeleton className={classNames('h-3', ['w-4/5', 'w-11/12', 'w-3/4'][at % 3])} />
        </div>
      ))}
    </Waiting>
  );
}
