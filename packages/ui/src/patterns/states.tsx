import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Button } from '../primitives/button.tsx';
import { useUiTexts } from '../ui-texts.tsx';

export interface StateProps {
  title: string;
  /** Empty: what will be here. Error: what happened, what is safe, what to do. */
  children?: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
  className?: string;
}

function StateShell({ title, children, icon, action, className }: StateProps) {
  return (
    <div className={classNames('flex flex-col items-center justify-center gap-2 px-6 py-12 text-center', className)}>
      {icon ? <span className="mb-1 flex size-10 items-center justify-center rounded-full bg-hover text-quiet">{icon}</span> : null}
      <h2 className="text-14 font-semibold">{title}</h2>
      {children ? <div className="max-w-80 text-13 text-balance text-quiet">{children}</div> : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}

/** Nothing here yet: what will be, and the one step to get it. */
export function EmptyState(props: StateProps) {
  return <StateShell {...props} />;
}

export interface ErrorStateProps extends StateProps {
  onRetry?: () => void;
}

export function ErrorState({ onRetry, ...props }: ErrorStateProps) {
  const texts = useUiTexts();
  const retry = onRetry ? (
    <Button onPress={onRetry} icon={<RotateCw size={14} />}>
      {texts.retry}
    </Button>
  ) : undefined;
  return (
    <div role="alert">
      <StateShell {...props} action={props.action ?? retry} />
    </div>
  );
}
