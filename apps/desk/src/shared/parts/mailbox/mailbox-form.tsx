import { patch, post, type Mailbox, type MailWays, type Page } from '@keepdesk/client';
import { Button, ChoiceCards, Field, TextArea } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { describeProblem } from '../../words/problem.ts';
import { FormFooter } from '../form-footer.tsx';
import { More } from '../more.tsx';
import { isComplete, isProvider, mailboxBody, mailboxStart, wayOf, type MailboxValues } from './mailbox-shape.ts';
import { signInAtProvider } from './use-mailboxes.ts';
import { ServerFields, WayIn } from './way-in.tsx';

function WayOut({ values, onValues, ways, isNew }: { values: MailboxValues; onValues: (part: Partial<MailboxValues>) => void; ways: MailWays; isNew: boolean }) {
  const { t } = useTranslation();
  if (isProvider(values.way)) return <p className="text-13 text-quiet">{t('mail.outByProvider')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <ChoiceCards
        label={t('mail.goesOut')}
        value={values.out}
        onChange={(out) => onValues({ out })}
        choices={[
          { id: 'smtp', name: t('mail.out.smtp'), note: t('mail.outNote.smtp') },
          { id: 'system', name: t('mail.out.system'), note: t(ways.relay ? 'mail.outNote.system' : 'mail.outNote.noRelay'), isDisabled: !ways.relay && values.out !== 'system' },
        ]}
      />
      {values.out === 'smtp' ? <ServerFields kind="smtp" values={values} onValues={onValues} isNew={isNew} /> : null}
    </div>
  );
}

interface MailboxFormProps {
  brandId: string;
  mailbox: Mailbox | null;
  ways: MailWays;
  /** the screen a provider's sign-in comes back to */
  backTo: 'settings' | 'set_up';
  aside?: ReactNode;
  onSaved: (mailboxId: string) => void;
}

/** A mailbox: its address, how mail comes in and goes out. Saving leads on to the provider where it signs in there. */
export function MailboxForm({ brandId, mailbox, ways, backTo, aside, onSaved }: MailboxFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [values, setValues] = useState(() => mailboxStart(mailbox, ways));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const set = (part: Partial<MailboxValues>) => setValues((now) => ({ ...now, ...part }));
  const signsIn = isProvider(values.way) && (mailbox === null || wayOf(mailbox) !== values.way);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete(values)) return;
    setBusy(true);
    setError(undefined);
    try {
      const body = mailboxBody(values);
      const { data } = await (mailbox ? patch<Page<Mailbox>>(`/api/v1/mailboxes/${mailbox.id}`, body) : post<Page<Mailbox>>('/api/v1/mailboxes', { brand_id: brandId, ...body }));
      const saved = data.find((one) => one.address === body.address);
      if (!saved) throw new Error(t('problem.server'));
      client.setQueryData(['settings', '/api/v1/mailboxes'], { data, next_cursor: null });
      // A new password is none of what is shown, and yet the outcome of another test.
      client.removeQueries({ queryKey: ['mailbox-test', saved.id] });
      client.removeQueries({ queryKey: ['dns', saved.id] });
      if (signsIn && isProvider(values.way)) await signInAtProvider(saved.id, values.way, backTo);
      else onSaved(saved.id);
    } catch (problem) {
      setError(describeProblem(t, problem));
    } finally {
      setBusy(false);
    }
  };
  const isNew = mailbox === null;
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      <Field label={t('channels.address')} type="email" value={values.address} onChange={(address) => set({ address })} placeholder="help@shop.example" help={t('mail.addressHelp')} isRequired autoFocus={isNew} autoComplete="off" />
      <WayIn values={values} onValues={set} ways={ways} isNew={isNew} />
      <WayOut values={values} onValues={set} ways={ways} isNew={isNew} />
      <More name={t('mail.more')}>
        <Field label={t('channels.fromName')} value={values.name} onChange={(name) => set({ name })} />
        <Field label={t('channels.aliases')} help={t('channels.aliasesHelp')} value={values.aliases} onChange={(aliases) => set({ aliases })} />
        <TextArea label={t('channels.signature')} value={values.signature} onChange={(signature) => set({ signature })} rows={4} />
      </More>
      {error ? <Callout tone="danger" polite>{error}</Callout> : null}
      <FormFooter aside={aside}>
        <Button type="submit" look="primary" busy={busy} isDisabled={!isComplete(values)}>
          {signsIn ? t(values.way === 'google' ? 'mail.goGoogle' : 'mail.goMicrosoft') : t('mail.saveAndTest')}
        </Button>
      </FormFooter>
    </form>
  );
}
