import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'faint' | 'link' | 'danger';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'ref'> {
  look?: ButtonLook;
  size?: 'md' | 'sm';
  icon?: ReactNode;
  busy?: boolean;
  className?: string;
  children?: ReactNode;
}

const looks: Record<ButtonLook, string> = {
  primary:
    'bg-accent text-on-accent data-hovered:bg-accent-hover data-pressed:bg-accent-hover font-medium',
  secondary:
    'bg-raised text-text border border-edge/60 data-hovered:bg-hover data-pressed:bg-pressed font-medium',
  quiet: 'text-text data-hovered:bg-hover data-pressed:bg-pressed',
  faint: 'text-quiet data-hovered:bg-hover data-hovered:text-text data-pressed:bg-pressed',
  link: 'text-accent font-medium data-hovered:bg-accent-soft data-pressed:bg-accent-soft',
  danger: 'bg-danger-fill text-on-danger data-hovered:brightness-110 data-pressed:brightness-95 font-medium',
};

const shared =
  'inline-flex items-center justify-center gap-1.5 rounded-control whitespace-nowrap select-none transition-colors data-disabled:opacity-45';

/** A button that is turned off under the finger would drop the focus, and Escape with it: the dialog around it takes it. */
function useKeepFocus(isDisabled: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (isDisabled && document.activeElement === button.current) button.current?.closest<HTMLElement>('[role=dialog], [role=alertdialog]')?.focus();
  }, [isDisabled]);
  return button;
}

/** A command with words. One `primary` per view: the thing to do next. */
export function Button({ look = 'secondary', size = 'md', icon, busy, className, children, ...rest }: ButtonProps) {
  const button = useKeepFocus(rest.isDisabled ?? false);
  return (
    <AriaButton
      {...rest}
      ref={button}
      isPending={busy ?? false}
      className={classNames(
        shared,
        looks[look],
        size === 'md' ? 'h-control px-3 text-14' : 'h-7 px-2 text-13 pointer-coarse:h-9',
        busy && 'cursor-progress opacity-70',
        className,
      )}
    >
      {icon}
      {children}
    </AriaButton>
  );
}
