import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'children' | 'style'> {
  children?: ReactNode;
  help?: ReactNode;
  className?: string;
}

export function Checkbox({ children, help, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={classNames('group relative flex items-start gap-2 text-14 outline-none data-disabled:opacity-50', className)}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span
            className={classNames(
              'mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border transition-colors',
              'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent',
              isSelected || isIndeterminate ? 'border-accent bg-accent text-on-accent' : 'border-edge bg-raised',
            )}
          >
            {isIndeterminate ? <Minus size={12} strokeWidth={3} /> : isSelected ? <Check size={12} strokeWidth={3} /> : null}
          </span>
          {children ? (
            <span className="min-w-0">
              {children}
              {help ? <span className="block text-12 text-quiet">{help}</span> : null}
            </span>
          ) : null}
        </>
      )}
    </AriaCheckbox>
  );
}
