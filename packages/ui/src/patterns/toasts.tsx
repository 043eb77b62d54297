import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { Button } from '../primitives/button.tsx';
import { IconButton } from '../primitives/icon-button.tsx';
import { useUiTexts } from '../ui-texts.tsx';

export interface ToastOptions {
  text: ReactNode;
  tone?: 'plain' | 'danger';
  action?: { name: string; keys?: string; onAction: () => void };
  /** Milliseconds it stays; 0 keeps it until it is closed. Errors stay 10 s unless told. */
  stayMs?: number;
  /** A countdown bar, for what happens when the time is over. */
  countdown?: boolean;
  /** Called when its time is over (not when closed or acted upon). */
  onTimeUp?: () => void;
}

interface Toast extends ToastOptions {
  id: number;
}

export interface Toaster {
  show: (toast: ToastOptions) => number;
  dismiss: (id: number) => void;
}

const ToasterContext = createContext<Toaster>({ show: () => 0, dismiss: () => {} });

export function useToaster(): Toaster {
  return useContext(ToasterContext);
}

function ToastCard({ toast, onClose }: { toast: Toast; onClose: () => void }) {
  const texts = useUiTexts();
  const stay = toast.stayMs ?? (toast.tone === 'danger' ? 10_000 : 6_000);
  const [held, setHeld] = useState(false);
  const latest = useRef({ toast, onClose });
  latest.current = { toast, onClose };
  const mayHold = !toast.countdown;

  useEffect(() => {
    if (stay === 0 || (held && mayHold)) return;
    const timer = setTimeout(() => {
      latest.current.toast.onTimeUp?.();
      latest.current.onClose();
    }, stay);
    return () => clearTimeout(timer);
  }, [stay, held, mayHold]);

  return (
    <div
      role={toast.tone === 'danger' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="enters floats pointer-events-auto relative flex max-w-[min(30rem,calc(100vw-1.5rem))] items-center gap-2 overflow-hidden py-1.5 pr-1.5 pl-3 text-14"
    >
      {toast.tone === 'danger' ? (
        <CircleAlert size={16} className="shrink-0 text-danger" />
      ) : (
        <CircleCheck size={16} className="shrink-0 text-positive" />
      )}
      <span className="min-w-0 flex-1 py-1">{toast.text}</span>
      {toast.action ? (
        <Button
          look="link"
          size="sm"
          onPress={() => {
            toast.action?.onAction();
            onClose();
          }}
        >
          {toast.action.name}
        </Button>
      ) : null}
      <IconButton label={texts.close} size="sm" onPress={onClose}>
        <X size={14} />
      </IconButton>
      {toast.countdown && stay > 0 ? (
        <span
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent"
          style={{ animation: `shrink ${stay}ms linear forwards` }}
        />
      ) : null}
    </div>
  );
}

/** Keeps the toasts of an app and shows them at the top right, below the head: what is being written stays in sight. */
export function ToasterProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<ReadonlyArray<Toast>>([]);
  const next = useRef(1);
  const texts = useUiTexts();

  const dismiss = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback((toast: ToastOptions) => {
    const id = next.current++;
    setToasts((all) => [...all.slice(-3), { ...toast, id }]);
    return id;
  }, []);
  const toaster = useMemo(() => ({ show, dismiss }), [show, dismiss]);

  return (
    <ToasterContext value={toaster}>
      {children}
      <section
        aria-label={texts.notifications}
        className={classNames(
          'pointer-events-none fixed top-26 right-3 z-60 flex flex-col items-end gap-2 pl-3',
        )}
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => dismiss(toast.id)} />
        ))}
      </section>
    </ToasterContext>
  );
}
