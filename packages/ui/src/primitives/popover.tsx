import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import type { ReactElement, ReactNode } from 'react';

export interface PopoverProps {
  label: string;
  trigger: ReactElement;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end' | 'bottom';
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small surface beside its trigger, for a choice that needs more than a menu. */
export function Popover({ label, trigger, placement = 'bottom start', isOpen, onOpenChange, children }: PopoverProps) {
  const control = isOpen === undefined ? {} : { isOpen };
  return (
    <DialogTrigger {...control} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger}
      <AriaPopover placement={placement} className="floats enters max-w-[calc(100vw-1rem)]">
        <AriaDialog aria-label={label} className="outline-none">
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
