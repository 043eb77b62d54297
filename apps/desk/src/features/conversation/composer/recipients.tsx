import type { Address, Brand, ReplyDefaults } from '@keepdesk/client';
import { BrandChip, Button, Field } from '@keepdesk/ui';
import { ArrowRight, Info, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAddresses, writeAddresses } from './addresses.ts';

export interface RecipientsProps {
  defaults: ReplyDefaults;
  brand: Brand | undefined;
  to: readonly Address[];
  cc: readonly Address[];
  onChange: (to: Address[], cc: Address[]) => void;
}

function Editing({ to, cc, onChange, onDone }: Pick<RecipientsProps, 'to' | 'cc' | 'onChange'> & { onDone: () => void }) {
  const { t } = useTranslation();
  const [toText, setTo] = useState(() => writeAddresses(to));
  const [ccText, setCc] = useState(() => writeAddresses(cc));
  const readTo = readAddresses(toText);
  const readCc = readAddresses(ccText);
  const error = (unclear: readonly string[]) => (unclear.length > 0 ? { error: t('composer.unclear', { text: unclear.join(', ') }) } : {});
  const done = () => {
    onChange(readTo.addresses, readCc.addresses);
    onDone();
  };
  return (
    <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
      <Field label={t('message.to')} value={toText} onChange={setTo} autoFocus {...error(readTo.unclear)} />
      <Field label={t('message.cc')} value={ccText} onChange={setCc} {...error(readCc.unclear)} />
      <div className="flex justify-end">
        <Button size="sm" isDisabled={readTo.addresses.length === 0 || readTo.unclear.length + readCc.unclear.length > 0} onPress={done}>
          {t('action.done')}
        </Button>
      </div>
    </div>
  );
}

/** From whom, to whom and on which channel this will go, and what was changed against the letter replied to. */
export function Recipients({ defaults, brand, to, cc, onChange }: RecipientsProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  if (editing) return <Editing to={to} cc={cc} onChange={onChange} onDone={() => setEditing(false)} />;
  const names = (all: readonly Address[]) => all.map((one) => one.name || one.address).join(', ');
  return (
    <div className="px-4 pt-2.5 text-12 text-quiet">
      <p className="flex min-w-0 items-center gap-1.5">
        {brand ? <BrandChip name={brand.name} color={brand.color} className="shrink-0 font-medium text-text" /> : null}
        <span className="hidden shrink-0 sm:inline">{defaults.from?.address ?? t('composer.noMailbox')}</span>
        <ArrowRight size={12} className="shrink-0" />
        <span className="min-w-0 truncate" title={writeAddresses([...to, ...cc])}>
          <bdi className="text-text">{names(to)}</bdi>
          {cc.length > 0 ? (
            <>
              {` · ${t('message.cc')} `}
              <bdi>{names(cc)}</bdi>
            </>
          ) : null}
        </span>
        <Button size="sm" look="faint" className="-my-1 shrink-0 px-1.5 text-12" icon={<Pencil size={12} />} onPress={() => setEditing(true)}>
          {t('composer.editRecipients')}
        </Button>
      </p>
      {defaults.changed.map((line) => (
        <p key={line} className="mt-1 flex items-center gap-1.5">
          <Info size={12} className="shrink-0 text-info" />
          {line}
        </p>
      ))}
    </div>
  );
}
