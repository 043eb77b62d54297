import { uploadReturnLabel, type Return } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { FileUp, Mail, RotateCw, Send, Truck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { seenInReturns, type useReturnAct } from '../../shared/parts/returns/use-returns.ts';
import { useMay } from '../../shared/session/session.tsx';
import { LabelFacts } from './label-facts.tsx';

type Act = ReturnType<typeof useReturnAct>;

/** How the goods get back: a label that is being made or could not be, one that is there to be sent, the brand's own, or what the customer is told. */
export function LabelPanel({ one, act }: { one: Return; act: Act }) {
  const { t } = useTranslation();
  const { label } = one;
  const isMaking = label?.state === 'wanted';
  const isThere = label !== null && (label.has_file || label.url !== null);
  return (
    <Card className="gap-3">
      <h2 className="text-14 font-semibold">{t('ret.next.labelTitle')}</h2>
      {isMaking ? <Callout tone="info" polite>{t('ret.next.labelWanted')}</Callout> : null}
      {label?.state === 'failed' ? <Failed label={label} act={act} /> : null}
      {isThere && label ? <LabelFacts label={label} /> : null}
      {isThere ? <ThereActions one={one} act={act} /> : null}
      {isThere || isMaking ? null : <ByHand one={one} act={act} />}
    </Card>
  );
}

/** In the maker's own words; where nobody knows whether it was made, that is said before it is asked for again. */
function Failed({ label, act }: { label: NonNullable<Return['label']>; act: Act }) {
  const { t } = useTranslation();
  return (
    <Callout tone="danger" title={t('ret.next.labelFailed', { why: label.problem ?? '' })}>
      {label.unsure ? <p>{t('ret.label.unsure', { maker: label.maker ?? t('ret.label.aPlace') })}</p> : null}
      <div className="mt-2">
        <Button size="sm" icon={<RotateCw size={14} />} busy={act.isPending} onPress={() => act.mutate({ what: 'label/ask' })}>
          {t('ret.next.labelAsk')}
        </Button>
      </div>
    </Callout>
  );
}

/** A label that is there goes to the customer, in the conversation the return was asked from. */
function ThereActions({ one, act }: { one: Return; act: Act }) {
  const { t } = useTranslation();
  const mayWrite = useMay('conversations.reply');
  const [writing, setWriting] = useState(false);
  const upload = useUpload(one.id, { carrier: '', tracking_number: '' });
  const isSent = one.label?.sent_at !== null;
  const text = [t('ret.label.hello', { name: one.customer?.name.split(' ')[0] ?? '' }).replace(' ,', ','), t('ret.label.letter', { number: one.number }), one.instructions].filter(Boolean).join('\n\n');
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {one.conversation && mayWrite ? (
          <Button look={isSent ? 'secondary' : 'primary'} icon={<Mail size={14} />} onPress={() => setWriting(true)}>
            {t(isSent ? 'ret.label.sendAgain' : 'ret.label.send')}
          </Button>
        ) : null}
        <Button icon={<Truck size={14} />} busy={act.isPending} onPress={() => act.mutate({ what: 'shipped', body: {} })}>
          {t('ret.next.shipped')}
        </Button>
        {one.labels_by === 'none' ? null : (
          <Button look="quiet" icon={<RotateCw size={14} />} onPress={() => act.mutate({ what: 'label/ask' })}>
            {t('ret.label.another')}
          </Button>
        )}
        <Button look="quiet" icon={<FileUp size={14} />} busy={upload.isPending} onPress={upload.choose}>
          {t('ret.label.instead')}
        </Button>
        {upload.input}
      </div>
      <FormDialog
        title={t('ret.label.sendTitle')}
        doName={t('ret.label.sendDo')}
        isOpen={writing}
        onClose={() => setWriting(false)}
        fields={[{ kind: 'long', name: 'text', label: t('ret.label.text'), help: t('ret.label.textHelp', { file: one.label?.name ?? one.label?.url ?? '' }) }]}
        start={{ text }}
        onSubmit={(values) => act.mutateAsync({ what: 'label/send', body: { text: values.text } })}
      />
    </>
  );
}

/** Nobody makes one: a file from elsewhere, or words. */
function ByHand({ one, act }: { one: Return; act: Act }) {
  const { t } = useTranslation();
  const [carrier, setCarrier] = useState(one.tracking?.carrier ?? '');
  const [tracking, setTracking] = useState(one.tracking?.number ?? '');
  const tracked = { carrier, tracking_number: tracking };
  const upload = useUpload(one.id, tracked);
  const isSent = one.state === 'label_sent';
  return (
    <>
      {isSent ? null : <p className="text-13 text-quiet">{one.instructions || t('ret.next.labelText')}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('ret.next.carrier')} value={carrier} onChange={setCarrier} />
        <Field label={t('ret.next.tracking')} value={tracking} onChange={setTracking} help={t('ret.next.trackingHelp')} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look={isSent ? 'secondary' : 'primary'} icon={<Send size={14} />} busy={act.isPending} onPress={() => act.mutate({ what: 'label-sent', body: tracked })}>
          {t('ret.next.told')}
        </Button>
        <Button icon={<FileUp size={14} />} busy={upload.isPending} onPress={upload.choose}>
          {t('ret.next.labelUpload')}
        </Button>
        <Button icon={<Truck size={14} />} onPress={() => act.mutate({ what: 'shipped', body: tracked })}>
          {t('ret.next.shipped')}
        </Button>
      </div>
      {upload.input}
    </>
  );
}

/** Choosing a file is giving it. */
function useUpload(id: string, tracked: { carrier: string; tracking_number: string }) {
  const { t } = useTranslation();
  const ref = useRef<HTMLInputElement>(null);
  const { isPending, mutate } = useChange((file: File) => uploadReturnLabel(id, file, tracked), t('ret.next.done'), seenInReturns);
  const input = (
    <input
      ref={ref}
      type="file"
      accept="application/pdf,image/png,image/jpeg,image/gif"
      hidden
      aria-label={t('ret.next.labelFile')}
      onChange={(event) => {
        const file = event.target.files?.[0];
        if (file) mutate(file);
        event.target.value = '';
      }}
    />
  );
  return { isPending, input, choose: () => ref.current?.click() };
}
