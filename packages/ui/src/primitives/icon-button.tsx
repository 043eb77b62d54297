import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Hint } from './hint.tsx';

export interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  label: string;
  keys?: string;
  size?: 'md' | 'sm';
  pressed?: boolean;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  className?: string;
  children: ReactNode;
}

/** A command shown as an icon: its name and its key stand in the tooltip and in the accessible name. */
export function IconButton({ label, keys, size = 'md', pressed, placement, className, children, ...rest }: IconButtonProps) {
  return (
    <Hint text={label} {...(keys ? { keys } : {})} {...(placement ? { placement } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-control transition-colors',
          'text-quiet data-hovered:bg-hover data-hovered:text-text data-pressed:bg-pressed data-disabled:opacity-40',
          pressed && 'bg-selected text-accent',
          size === 'md' ? 'size-control' : 'size-7 pointer-coarse:size-9',
          className,
        )}
      >
        {children}
      </AriaButton>
    </Hint>
  );
}
