import { classNames } from '@keepdesk/ui';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type CalloutTone = 'info' | 'positive' | 'warning' | 'danger';

const looks: Record<CalloutTone, { look: string; icon: typeof Info }> = {
  info: { look: 'bg-info-soft', icon: Info },
  positive: { look: 'bg-positive-soft', icon: CircleCheck },
  warning: { look: 'bg-warning-soft', icon: TriangleAlert },
  danger: { look: 'bg-danger-soft', icon: CircleAlert },
};
const inks: Record<CalloutTone, string> = { info: 'text-info', positive: 'text-positive', warning: 'text-warning', danger: 'text-danger' };

/** A sentence that must not be missed, with what it is about. `polite` says it to those who listen when it appears. */
export function Callout({ tone, title, children, polite, className }: { tone: CalloutTone; title?: ReactNode; children?: ReactNode; polite?: boolean; className?: string }) {
  const { look, icon: Icon } = looks[tone];
  return (
    <div {...(polite ? { role: tone === 'danger' ? 'alert' : 'status' } : {})} className={classNames('flex gap-2.5 rounded-card px-3 py-2.5 text-13', look, className)}>
      <Icon size={16} className={classNames('mt-px shrink-0', inks[tone])} />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
    </div>
  );
}
