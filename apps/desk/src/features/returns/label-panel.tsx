import { uploadReturnLabel, type Return } from '@keepdesk/client';
import { Button, Field } from '@keepdesk/ui';
import { FileUp, Send, Truck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { seenInReturns, type useReturnAct } from '../../shared/parts/returns/use-returns.ts';

/** How the goods get back: a label that is made, the brand's own, or what the customer is told. */
export function LabelPanel({ one, act }: { one: Return; act: ReturnType<typeof useReturnAct> }) {
  const { t } = useTranslation();
  const [carrier, setCarrier] = useState(one.tracking?.carrier ?? '');
  const [tracking, setTracking] = useState(one.tracking?.number ?? '');
  const input = useRef<HTMLInputElement>(null);
  const upload = useChange((file: File) => uploadReturnLabel(one.id, file, { carrier, tracking_number: tracking }), t('ret.next.done'), seenInReturns);
  const tracked = { carrier, tracking_number: tracking };
  const isSent = one.state === 'label_sent';
  return (
    <Card className="gap-3">
      <h2 className="text-14 font-semibold">{t('ret.next.labelTitle')}</h2>
      {one.label?.state === 'wanted' ? <Callout tone="info" polite>{t('ret.next.labelWanted')}</Callout> : null}
      {one.label?.state === 'failed' ? <Callout tone="danger">{t('ret.next.labelFailed', { why: one.label.problem ?? '' })}</Callout> : null}
      {isSent ? null : <p className="text-13 text-quiet">{one.instructions || t('ret.next.labelText')}</p>}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('ret.next.carrier')} value={carrier} onChange={setCarrier} />
        <Field label={t('ret.next.tracking')} value={tracking} onChange={setTracking} help={t('ret.next.trackingHelp')} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look={isSent ? 'secondary' : 'primary'} icon={<Send size={14} />} busy={act.isPending} onPress={() => act.mutate({ what: 'label-sent', body: tracked })}>
          {t('ret.next.told')}
        </Button>
        <Button icon={<FileUp size={14} />} busy={upload.isPending} onPress={() => input.current?.click()}>
          {t('ret.next.labelUpload')}
        </Button>
        <Button icon={<Truck size={14} />} onPress={() => act.mutate({ what: 'shipped', body: tracked })}>
          {t('ret.next.shipped')}
        </Button>
        {one.label?.state === 'failed' ? <Button onPress={() => act.mutate({ what: 'label/ask' })}>{t('ret.next.labelAsk')}</Button> : null}
      </div>
      <input
        ref={input}
        type="file"
        accept="application/pdf,image/png,image/jpeg,image/gif"
        hidden
        aria-label={t('ret.next.labelFile')}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) upload.mutate(file);
          event.target.value = '';
        }}
      />
    </Card>
  );
}
