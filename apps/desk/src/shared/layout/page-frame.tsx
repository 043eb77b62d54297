import type { ReactNode } from 'react';

export interface PageFrameProps {
  title: string;
  note?: ReactNode;
  actions?: ReactNode;
  width?: 'narrow' | 'wide';
  children: ReactNode;
}

/** A screen that is one page: its name, what can be done with all of it, and its content. */
export function PageFrame({ title, note, actions, width = 'wide', children }: PageFrameProps) {
  return (
    <div className="relative h-full overflow-y-auto">
      <div className={`mx-auto flex flex-col gap-5 px-8 py-7 max-sm:px-4 max-sm:py-5 ${width === 'wide' ? 'max-w-[80rem]' : 'max-w-3xl'}`}>
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h1 className="text-20 font-semibold">
              <bdi>{title}</bdi>
            </h1>
            {note ? <p className="text-13 text-quiet">{note}</p> : null}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </div>
  );
}
