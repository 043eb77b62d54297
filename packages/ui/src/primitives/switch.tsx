import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'children' | 'style'> {
  children: ReactNode;
  help?: ReactNode;
  className?: string;
}

/** A setting that acts at once. */
export function Switch({ children, help, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch {...rest} className={classNames('group relative flex items-center justify-between gap-4 text-14 outline-none data-disabled:opacity-50', className)}>
      <span className="min-w-0">
        {children}
        {help ? <span className="block text-12 text-quiet">{help}</span> : null}
      </span>
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-edge bg-pressed px-0.5 transition-colors group-data-selected:border-accent group-data-selected:bg-accent group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent">
        <span className="size-3.5 rounded-full bg-quiet transition-transform group-data-selected:translate-x-4 group-data-selected:bg-on-accent" />
      </span>
    </AriaSwitch>
  );
}
