import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField, type TextFieldProps } from 'react-aria-components/TextField';
import type { ReactNode } from 'react';
import { classNames } from '../class-names.ts';

export const controlLook =
  'w-full rounded-control border border-edge bg-raised px-2.5 text-14 text-text data-disabled:opacity-50 data-invalid:border-danger data-focused:border-accent data-focused:outline data-focused:outline-accent data-focused:-outline-offset-1 data-focused:outline-1';

interface FieldShellProps {
  label: string;
  /** The label stays for those who listen, but is not drawn. */
  hideLabel?: boolean;
  help?: ReactNode;
  error?: string | undefined;
}

export interface FieldProps extends Omit<TextFieldProps, 'className' | 'children' | 'style'>, FieldShellProps {
  placeholder?: string;
  before?: ReactNode;
  after?: ReactNode;
  className?: string;
  inputClassName?: string;
  inputRef?: React.Ref<HTMLInputElement>;
}

/**
 * What the program says against a value is shown and no more: told to the browser as well it would hold back the very form
 * whose answer takes it away. What the browser itself asks for, like something at all, it goes on asking for.
 */
export const faultOf = (error: string | undefined) => ({ isInvalid: error !== undefined, validationBehavior: error === undefined ? ('native' as const) : ('aria' as const) });

export function FieldLabel({ children, hidden }: { children: ReactNode; hidden?: boolean | undefined }) {
  return <Label className={hidden ? 'sr-only' : 'text-13 font-medium text-text'}>{children}</Label>;
}

export function FieldNotes({ help, error }: { help?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {help && !error ? (
        <Text slot="description" className="text-12 text-quiet">
          {help}
        </Text>
      ) : null}
      <FieldError className="text-12 text-danger">{error}</FieldError>
    </>
  );
}

/** One line of text with its label, help and error tied together for assistive technology. */
export function Field({ label, hideLabel, help, error, placeholder, before, after, className, inputClassName, inputRef, ...rest }: FieldProps) {
  return (
    <TextField {...rest} {...faultOf(error)} className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <FieldLabel hidden={hideLabel}>{label}</FieldLabel>
      <div className="relative flex items-center">
        {before ? <span className="pointer-events-none absolute left-2.5 text-quiet">{before}</span> : null}
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder ? { placeholder } : {})}
          className={classNames(controlLook, 'h-control', before ? 'pl-8' : null, after ? 'pr-9' : null, inputClassName)}
        />
        {after ? <span className="absolute right-1 flex items-center text-quiet">{after}</span> : null}
      </div>
      <FieldNotes help={help} error={error} />
    </TextField>
  );
}

export interface TextAreaProps extends Omit<TextFieldProps, 'className' | 'children' | 'style'>, FieldShellProps {
  placeholder?: string;
  rows?: number;
  className?: string;
}

/** Several lines of text. */
export function TextArea({ label, hideLabel, help, error, placeholder, rows = 4, className, ...rest }: TextAreaProps) {
  return (
    <TextField {...rest} {...faultOf(error)} className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <FieldLabel hidden={hideLabel}>{label}</FieldLabel>
      <AriaTextArea rows={rows} {...(placeholder ? { placeholder } : {})} className={classNames(controlLook, 'resize-y py-2')} />
      <FieldNotes help={help} error={error} />
    </TextField>
  );
}
