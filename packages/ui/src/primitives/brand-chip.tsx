import { classNames } from '../class-names.ts';

export interface BrandChipProps {
  name: string;
  /** The brand's own colour, any CSS colour. It is a mark only; words keep the theme's contrast. */
  color: string;
  size?: 'mark' | 'full';
  className?: string;
}

/** Says which brand's voice this is. `mark` shows the square alone and keeps the name for those who listen. */
export function BrandChip({ name, color, size = 'full', className }: BrandChipProps) {
  return (
    <span className={classNames('inline-flex min-w-0 items-center gap-1.5 text-12 text-quiet', className)} title={name}>
      <span className="size-2.5 shrink-0 rounded-[3px] ring-1 ring-text/15" style={{ background: color }} aria-hidden="true" />
      <span className={size === 'mark' ? 'sr-only' : 'truncate'}>{name}</span>
    </span>
  );
}
