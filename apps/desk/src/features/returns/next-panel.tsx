import type { Return } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { Callout } from '../../shared/kit/callout.tsx';
import { Card } from '../../shared/kit/section.tsx';
import { useReturnAct } from '../../shared/parts/returns/use-returns.ts';
import { useMay } from '../../shared/session/session.tsx';
import { InspectPanel } from './inspect-panel.tsx';
import { LabelPanel } from './label-panel.tsx';
import { ReceivePanel } from './receive-panel.tsx';
import { SettlePanel } from './settle-panel.tsx';

type Asking = 'refuse' | 'reconsider' | 'cancel' | null;

/** The one thing to do next, by how the return stands; what else may be done is quieter. */
export function NextPanel({ one }: { one: Return }) {
  const { t } = useTranslation();
  const may = useMay('returns.write');
  const act = useReturnAct(one.id);
  const [asking, setAsking] = useState<Asking>(null);
  const [inspecting, setInspecting] = useState(one.state === 'received');
  const can = (what: string) => may && one.may.includes(what);
  const ended = one.may.length === 0 && one.state !== 'settling';
  if (ended) return <Callout tone={one.state === 'resolved' ? 'positive' : 'info'}>{t('ret.next.over')}</Callout>;
  if (!may) return null;
  const waiting = one.waits_for_approval;
  return (
    <>
      {one.state === 'review' || one.state === 'refused' ? (
        <Card className="gap-3">
          <h2 className="text-14 font-semibold">{t('ret.next.title')}</h2>
          {waiting ? <p className="text-13">{t('ret.next.waiting')}</p> : null}
          <div className="flex flex-wrap gap-2">
            {can('approved') && !waiting ? (
              <Button look="primary" icon={<Check size={14} />} busy={act.isPending} onPress={() => (one.judged?.decision === 'refused' ? setAsking('reconsider') : act.mutate({ what: 'decide', body: { approve: true } }))}>
                {t('ret.next.approve')}
              </Button>
            ) : null}
            {can('reconsidered') ? <Button onPress={() => setAsking('reconsider')}>{t('ret.next.reconsider')}</Button> : null}
            {can('refused') ? (
              <Button icon={<X size={14} />} onPress={() => setAsking('refuse')}>
                {t('ret.next.refuse')}
              </Button>
            ) : null}
          </div>
        </Card>
      ) : null}
      {can('labelled') && one.sends_back ? <LabelPanel one={one} act={act} /> : null}
      {can('received') && !inspecting ? <ReceivePanel one={one} act={act} /> : null}
      {can('inspected') && inspecting ? <InspectPanel one={one} act={act} onDone={() => setInspecting(false)} /> : null}
      {can('settled') && !inspecting ? <SettlePanel one={one} act={act} early={false} /> : null}
      {can('exchanged_early') ? <SettlePanel one={one} act={act} early /> : null}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {can('inspected') && !inspecting ? (
          <Button look="quiet" onPress={() => setInspecting(true)}>
            {t(one.state === 'inspected' ? 'ret.next.again' : 'ret.next.inspectTitle')}
          </Button>
        ) : null}
        {can('received') && inspecting ? (
          <Button look="quiet" onPress={() => setInspecting(false)}>
            {t('ret.next.receive')}
          </Button>
        ) : null}
        {can('cancelled') ? (
          <Button look="quiet" onPress={() => setAsking('cancel')}>
            {t('ret.next.cancel')}
          </Button>
        ) : null}
      </div>
      <FormDialog
        title={asking === 'refuse' ? t('ret.next.refuseTitle', { number: one.number }) : asking === 'cancel' ? t('ret.next.cancel') : t('ret.next.reconsider')}
        doName={asking === 'refuse' ? t('ret.next.refuse').replace('…', '') : asking === 'cancel' ? t('ret.next.cancel').replace('…', '') : one.may_override ? t('ret.next.approve') : t('ret.start.doAsk')}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        fields={[{
          kind: 'long', name: 'words', label: t(asking === 'refuse' ? 'ret.next.refuseWhy' : asking === 'cancel' ? 'ret.next.cancelWhy' : 'ret.next.reconsiderWhy'), optional: asking === 'cancel',
          ...(asking === 'refuse' ? { help: t('ret.next.refuseHelp') } : asking === 'reconsider' && !one.may_override ? { help: t('ret.start.anywaySecond') } : {}),
        }]}
        onSubmit={(values) => act.mutateAsync(asking === 'cancel' ? { what: 'cancel', body: { words: values.words } } : { what: 'decide', body: { approve: asking !== 'refuse', words: values.words, after_all: one.state === 'refused' } })}
      />
    </>
  );
}
