import { classNames } from '@keepdesk/ui';
import { Check } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isSet, listed, type ListedStep, type SetUpState, type Step } from './steps.ts';

interface SetupFrameProps {
  step: Step;
  state: SetUpState;
  title: string;
  intro?: ReactNode;
  /** absent while there is nothing to go to */
  onGo?: ((step: ListedStep) => void) | undefined;
  children: ReactNode;
}

function Mark({ number, set, present }: { number: number; set: boolean; present: boolean }) {
  return (
    <span className={classNames('tabular flex size-6 shrink-0 items-center justify-center rounded-full border text-12 font-semibold', set ? 'border-positive bg-positive-soft text-positive' : present ? 'border-accent bg-accent text-on-accent' : 'border-edge text-quiet')}>
      {set ? <Check size={14} strokeWidth={2.5} /> : number}
    </span>
  );
}

/** Where one is among the steps; each that is reachable can be gone to. */
function StepList({ step, state, onGo }: Pick<SetupFrameProps, 'step' | 'state' | 'onGo'>) {
  const { t } = useTranslation();
  const shown = step === 'begin' ? 'brand' : step;
  return (
    <nav aria-label={t('setup.steps')} className="max-md:hidden">
      <ol className="flex flex-col gap-0.5">
        {listed.map((one, at) => {
          const set = isSet(one, state);
          const present = one === shown;
          const open = onGo && one !== 'account' && (state.brand || one === 'protect' || one === 'brand');
          const look = classNames('flex h-10 w-full items-center gap-2.5 rounded-control px-2 text-left text-14', present ? 'bg-selected font-medium' : open ? 'hover:bg-hover' : 'text-quiet');
          const words = (
            <>
              <Mark number={at + 1} set={set && one !== 'done'} present={present} />
              {t(`setup.step.${one}`)}
              <span className="sr-only">{set ? t('setup.set') : t('setup.notSet')}</span>
            </>
          );
          return (
            <li key={one}>
              {open && !present ? (
                <button type="button" className={look} onClick={() => onGo(one)}>
                  {words}
                </button>
              ) : (
                <span className={look} {...(present ? { 'aria-current': 'step' as const } : {})}>
                  {words}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

/** On a phone: one line that says how far it is. */
function StepLine({ step }: { step: Step }) {
  const { t } = useTranslation();
  const at = listed.indexOf(step === 'begin' ? 'brand' : step);
  return (
    <div className="mb-4 md:hidden">
      <p className="mb-1.5 text-12 text-quiet">{t('setup.stepOf', { step: at + 1, steps: listed.length })}</p>
      <div aria-hidden="true" className="flex gap-1">
        {listed.map((one, index) => (
          <span key={one} className={classNames('h-1 flex-1 rounded-full', index <= at ? 'bg-accent' : 'bg-pressed')} />
        ))}
      </div>
    </div>
  );
}

/** The frame of the guide: the steps beside one thing to do. */
export function SetupFrame({ step, state, title, intro, onGo, children }: SetupFrameProps) {
  const page = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // Another step begins at its top, and is read out from there unless a field of it asks for the focus.
  useEffect(() => {
    page.current?.scrollTo(0, 0);
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, [step]);
  return (
    <div ref={page} className="h-dvh overflow-y-auto bg-sunken">
      <div className="mx-auto flex max-w-5xl items-start gap-10 px-4 py-14 max-md:block max-md:py-5">
        <div className="sticky top-14 w-52 shrink-0 max-md:static max-md:w-auto">
          <img src="/keepdesk.svg" alt="Keepdesk" width={36} height={36} className="mb-6 ml-1.5 max-md:mb-4 max-md:ml-0" />
          <StepList step={step} state={state} onGo={onGo} />
          <StepLine step={step} />
        </div>
        <main className="min-w-0 flex-1 rounded-card border border-line bg-raised p-8 max-md:p-5">
          <h1 ref={heading} tabIndex={-1} className="w-fit text-20 font-semibold outline-none">
            {title}
          </h1>
          {intro ? <p className="mt-1 max-w-2xl text-13 text-quiet">{intro}</p> : null}
          <div className="mt-6">{children}</div>
        </main>
      </div>
    </div>
  );
}
