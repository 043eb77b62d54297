import type { ReactNode } from 'react';

/** The frame of the pages before the desk: one card, one thing to do. */
export function DoorFrame({ title, intro, wide, children }: { title: string; intro?: ReactNode; wide?: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center overflow-y-auto bg-sunken px-4 pt-[12vh] pb-10 max-sm:pt-8">
      <img src="/keepdesk.svg" alt="Keepdesk" width={40} height={40} className="mb-5" />
      <main className={`w-full rounded-card border border-line bg-raised p-7 max-sm:p-5 ${wide ? 'max-w-xl' : 'max-w-sm'}`}>
        <h1 className="text-20 font-semibold">{title}</h1>
        {intro ? <p className="mt-1 text-13 text-quiet">{intro}</p> : null}
        <div className="mt-5">{children}</div>
      </main>
    </div>
  );
}
