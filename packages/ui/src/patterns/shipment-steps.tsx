import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export type StepState = 'done' | 'current' | 'problem' | 'todo';

export interface ShipmentStep {
  id: string;
  name: string;
  state: StepState;
}

function StepMark({ state }: { state: StepState }) {
  return (
    <span
      className={classNames(
        'z-10 flex size-4 items-center justify-center rounded-full',
        state === 'done' && 'bg-accent text-on-accent',
        state === 'current' && 'border-[5px] border-accent bg-raised',
        state === 'problem' && 'bg-danger-fill text-on-danger',
        state === 'todo' && 'border-2 border-line bg-raised',
      )}
    >
      {state === 'done' ? <Check size={10} strokeWidth={3.5} /> : null}
      {state === 'problem' ? <TriangleAlert size={9} strokeWidth={3} /> : null}
    </span>
  );
}

/** Where a parcel is: one line of five steps, and under it the name of the step it is at. */
export function ShipmentSteps({ steps, label, note }: { steps: ReadonlyArray<ShipmentStep>; label: string; note?: ReactNode }) {
  const at = steps.findIndex((step) => step.state === 'current' || step.state === 'problem');
  const present = at === -1 ? steps.findLastIndex((step) => step.state === 'done') : at;
  const now = steps[present];
  return (
    <div className="flex flex-col gap-1.5">
      <ol aria-label={label} className="flex items-center">
        {steps.map((step, index) => (
          <li key={step.id} aria-current={index === present ? 'step' : undefined} className={classNames('flex items-center', index > 0 && 'flex-1')}>
            {index > 0 ? <span aria-hidden="true" className={classNames('h-0.5 flex-1', index <= present ? 'bg-accent' : 'bg-line')} /> : null}
            <StepMark state={step.state} />
            <span className="sr-only">{step.name}</span>
          </li>
        ))}
      </ol>
      <p className="flex items-baseline justify-between gap-2 text-12">
        <span className={now?.state === 'problem' ? 'font-medium text-danger' : 'font-medium'}>{now?.name}</span>
        {note ? <span className="text-quiet">{note}</span> : null}
      </p>
    </div>
  );
}
