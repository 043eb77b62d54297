import type { Mailbox } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { FormFooter } from '../../shared/parts/form-footer.tsx';
import { MailboxForm } from '../../shared/parts/mailbox/mailbox-form.tsx';
import { MailboxOverview } from '../../shared/parts/mailbox/mailbox-overview.tsx';
import { SignInOutcome } from '../../shared/parts/mailbox/sign-in-outcome.tsx';
import { useMailWays } from '../../shared/parts/mailbox/use-mailboxes.ts';

interface MailboxStepProps {
  brandId: string;
  mailbox: Mailbox | null;
  connected?: string | undefined;
  problem?: string | undefined;
  back: ReactNode;
  skip: ReactNode;
  onNext: () => void;
}

/** The first mailbox of a brand: filled in, then tested. */
export function MailboxStep({ brandId, mailbox, connected, problem, back, skip, onNext }: MailboxStepProps) {
  const { t } = useTranslation();
  const ways = useMailWays();
  const [editing, setEditing] = useState(false);
  return (
    <Loaded found={ways}>
      <div className="flex flex-col gap-5">
        <SignInOutcome connected={connected} problem={problem} />
        {mailbox && !editing ? (
          <>
            <p className="text-16 font-semibold break-all">{mailbox.address}</p>
            <MailboxOverview mailbox={mailbox} />
            <FormFooter aside={back}>
              <Button onPress={() => setEditing(true)}>{t('action.change')}</Button>
              <Button look="primary" onPress={onNext}>
                {t('setup.goOn')}
              </Button>
            </FormFooter>
          </>
        ) : ways.data ? (
          <MailboxForm brandId={brandId} mailbox={mailbox} ways={ways.data} backTo="set_up" aside={<>{back}{skip}</>} onSaved={() => setEditing(false)} />
        ) : null}
      </div>
    </Loaded>
  );
}
