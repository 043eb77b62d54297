import type { ReactNode } from 'react';

/** The end of a form: what else can be done at the left, the thing to do next at the right. */
export function FormFooter({ aside, children }: { aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="mt-1 flex flex-wrap-reverse items-center justify-end gap-2 max-sm:flex-col-reverse max-sm:items-stretch">
      {aside ? <div className="mr-auto flex gap-1 max-sm:mr-0 max-sm:justify-between">{aside}</div> : null}
      {children}
    </div>
  );
}
