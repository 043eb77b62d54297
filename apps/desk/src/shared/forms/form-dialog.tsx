import { Checkbox, Field, Select, TextArea, type Choice } from '@keepdesk/ui';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { AskDialog } from '../kit/ask-dialog.tsx';
import { Callout } from '../kit/callout.tsx';
import { alreadySaid, useTask } from '../kit/task.ts';

interface FieldBase {
  name: string;
  label: string;
  help?: string;
  optional?: boolean;
  /** Asked only while another field has a value. */
  when?: { field: string; is?: string; isNot?: string };
}

/** What a form may ask for. */
export type FormField =
  /** `error`: what is wrong with what was typed; nothing is said of an empty one */
  | (FieldBase & { kind: 'text' | 'email' | 'password' | 'number' | 'long' | 'color' | 'url' | 'date' | 'time'; error?: (typed: string) => string | undefined })
  | (FieldBase & { kind: 'choice'; choices: ReadonlyArray<Choice> })
  | (FieldBase & { kind: 'several'; choices: ReadonlyArray<Choice> })
  | (FieldBase & { kind: 'yes' });

export type FormValues = Record<string, string | string[] | boolean>;

/** What a service found wrong with what was given, by the names of the fields it belongs to; under '' what belongs to none. A form that is refused with it says it where it belongs. */
export class FieldFaults extends Error {
  readonly faults: Readonly<Record<string, string>>;

  constructor(faults: Readonly<Record<string, string>>) {
    super(Object.values(faults).join(' '));
    this.faults = faults;
  }
}

export interface FormDialogProps {
  title: string;
  fields: readonly FormField[];
  start?: FormValues;
  doName: string;
  isOpen: boolean;
  onClose: () => void;
  /** Resolves to close the dialog; a rejection keeps it open with what was typed. */
  onSubmit: (values: FormValues) => Promise<unknown>;
}

function isAsked({ when }: FormField, values: FormValues): boolean {
  if (!when) return true;
  const value = values[when.field];
  return when.isNot === undefined ? value === when.is : value !== when.isNot;
}

const faultOf = (field: FormField, value: FormValues[string] | undefined): string | undefined => ('error' in field && typeof value === 'string' && value.trim() !== '' ? field.error?.(value) : undefined);

const emptyOf = (field: FormField) => (field.kind === 'several' ? [] : field.kind === 'yes' ? false : field.kind === 'choice' ? (field.choices[0]?.id ?? '') : field.kind === 'color' ? '#0b6680' : '');

function FormInput({ field, value, said, onValue }: { field: FormField; value: FormValues[string]; said: string | undefined; onValue: (value: FormValues[string]) => void }) {
  const common = { label: field.label, ...(field.help ? { help: field.help } : {}) };
  if (field.kind === 'choice') return <Select {...common} {...(said === undefined ? {} : { error: said })} value={String(value)} onChange={onValue} choices={field.choices} />;
  if (field.kind === 'yes') {
    return (
      <Checkbox isSelected={value === true} onChange={onValue} help={field.help}>
        {field.label}
      </Checkbox>
    );
  }
  if (field.kind === 'several') {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-13 font-medium">{field.label}</legend>
        <div className="grid max-h-56 gap-1.5 overflow-y-auto sm:grid-cols-2">
          {field.choices.map((choice) => (
            <Checkbox key={choice.id} isSelected={chosen.includes(choice.id)} onChange={(on) => onValue(on ? [...chosen, choice.id] : chosen.filter((id) => id !== choice.id))} help={choice.note}>
              {choice.name}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    );
  }
  if (field.kind === 'long') return <TextArea {...common} error={faultOf(field, value)} value={String(value)} onChange={onValue} rows={6} />;
  const type = field.kind === 'text' ? 'text' : field.kind;
  return <Field {...common} error={faultOf(field, value) ?? said} type={type} value={String(value)} onChange={onValue} isRequired={!field.optional} {...(field.kind === 'color' ? { className: 'w-24' } : {})} />;
}

function Body({ title, fields, start, doName, onClose, onSubmit }: Omit<FormDialogProps, 'isOpen'>) {
  const [values, setValues] = useState<FormValues>(() => Object.fromEntries(fields.map((field) => [field.name, start?.[field.name] ?? emptyOf(field)])));
  const asked = fields.filter((field) => isAsked(field, values));
  const missing = asked.some((field) => !field.optional && field.kind !== 'yes' && (values[field.name] === '' || (Array.isArray(values[field.name]) && (values[field.name] as string[]).length === 0))) || asked.some((field) => faultOf(field, values[field.name]) !== undefined);
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({});
  const form = useRef<HTMLFormElement>(null);
  const { busy, run } = useTask(() => onSubmit(values).then(onClose), (problem) => (problem instanceof FieldFaults ? setSaid(problem.faults) : alreadySaid()));
  const change = (name: string, value: FormValues[string]) => {
    setValues({ ...values, [name]: value });
    setSaid(Object.fromEntries(Object.entries(said).filter(([field]) => field !== name)));
  };
  const unplaced = Object.entries(said).filter(([name]) => !asked.some((field) => field.name === name)).map(([, text]) => text);
  useEffect(() => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.focus({ preventScroll: true });
    // With what is said below it.
    wrong?.parentElement?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [said]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!missing) run();
  };
  return (
    <AskDialog title={title} onClose={onClose} doName={doName} busy={busy} ready={!missing} onDo={run}>
      <form ref={form} onSubmit={submit} className="flex flex-col gap-4">
        {unplaced.length > 0 ? <Callout tone="danger" polite title={unplaced.join(' ')} /> : null}
        {asked.map((field) => (
          <div key={field.name} className="flex flex-col gap-1">
            <FormInput field={field} value={values[field.name] ?? ''} said={said[field.name]} onValue={(value) => change(field.name, value)} />
            {said[field.name] !== undefined && ['several', 'yes', 'long'].includes(field.kind) ? (
              <p role="alert" className="text-12 text-danger">
                {said[field.name]}
              </p>
            ) : null}
          </div>
        ))}
        <button type="submit" hidden />
      </form>
    </AskDialog>
  );
}

/** A dialog that asks for some fields and does one thing with them. */
export function FormDialog({ isOpen, ...rest }: FormDialogProps) {
  return isOpen ? <Body {...rest} /> : null;
}
