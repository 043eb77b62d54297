import { Focusable } from 'react-aria-components/Focusable';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './kbd.tsx';

export interface HintProps {
  text: ReactNode;
  keys?: string;
  placement?: 'top' | 'bottom' | 'left' | 'right';
  /** Set when the child is not itself a React Aria control: it is then made focusable. */
  plain?: boolean;
  children: ReactElement;
}

/** Words that appear on hover and on keyboard focus, with the key that does the same. */
export function Hint({ text, keys, placement = 'bottom', plain, children }: HintProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={60}>
      {plain ? <Focusable>{children as ReactElement<never, string>}</Focusable> : children}
      <Tooltip
        placement={placement}
        offset={6}
        className="enters z-50 flex max-w-72 items-center gap-2 rounded-control bg-text px-2 py-1 text-12 text-surface shadow-float"
      >
        <span>{text}</span>
        {keys ? <Kbd keys={keys} inverse /> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
