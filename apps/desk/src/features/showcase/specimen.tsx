import type { ReactNode } from 'react';

/** A named group of specimens. */
export function Group({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <header>
        <h2 className="text-16 font-semibold">{title}</h2>
        {note ? <p className="max-w-prose text-13 text-quiet">{note}</p> : null}
      </header>
      {children}
    </section>
  );
}

export function Specimen({ name, children, wide }: { name: string; children: ReactNode; wide?: boolean }) {
  return (
    <div className={wide ? 'flex w-full flex-col gap-2' : 'flex flex-col gap-2'}>
      <p className="text-12 text-quiet">{name}</p>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </div>
  );
}
