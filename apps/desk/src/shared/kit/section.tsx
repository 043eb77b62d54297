import { ErrorState, SkeletonRows } from '@keepdesk/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../words/problem.ts';

export function Section({ title, intro, action, children }: { title: string; intro?: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-4">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="max-w-xl">
          <h2 className="text-16 font-semibold">{title}</h2>
          {intro ? <p className="text-13 text-quiet">{intro}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}

export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={`flex flex-col gap-4 rounded-card border border-line bg-raised p-5 ${className ?? ''}`}>{children}</div>;
}

/** Shows rows once they are there; says what happened when they are not. */
export function Loaded({ found, title, children }: { /** what could not be loaded; settings, unless said */ title?: string; found: { isPending: boolean; isError: boolean; error: unknown; refetch: () => unknown }; children: ReactNode }) {
  const { t } = useTranslation();
  if (found.isError) {
    return (
      <ErrorState title={title ?? t('settings.failed')} onRetry={() => void found.refetch()} className="rounded-card border border-line bg-raised">
        {describeProblem(t, found.error)}
      </ErrorState>
    );
  }
  return found.isPending ? <SkeletonRows rows={3} /> : children;
}
