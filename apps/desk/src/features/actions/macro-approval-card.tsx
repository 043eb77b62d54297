import { loadMacroProposal, post, type Approval, type MacroProposal } from '@keepdesk/client';
import { Button, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { BrandCell } from '../../shared/kit/brand-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useStepWords } from '../../shared/parts/macros/step-words.ts';
import { useSession } from '../../shared/session/session.tsx';

const seenIn = [['approvals'], ['settings'], ['macros'], ['choices']] as const;

/** What somebody wants a macro to say, beside what it says. */
export function MacroApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [refusing, setRefusing] = useState(false);
  const [mine, setMine] = useState<'macroApproved' | 'macroRefused' | null>(null);
  const { data } = useQuery({ queryKey: ['macro-proposal', approval.subject_id], queryFn: () => loadMacroProposal(approval.subject_id) });
  const decide = `/api/v1/approvals/${approval.id}/decide`;
  const approve = useChange(() => post(decide, { approve: true }).then(() => setMine('macroApproved')), t('act.page.macroApproved'), seenIn);
  const refuse = useChange((note: string) => post(decide, { approve: false, note }).then(() => setMine('macroRefused')), t('act.page.macroRefused'), seenIn);
  return (
    <Card className="gap-3">
      <div className="flex flex-wrap items-center gap-2 text-14">
        <h3 className="font-semibold">{data ? t(data.before === null ? 'act.page.macroNew' : 'act.page.macroChange', { name: data.after.name }) : '…'}</h3>
        <span className="ml-auto flex items-center gap-2 text-12 text-quiet">
          <BrandCell id={approval.brand_id} />
          <RelativeTime at={approval.asked_at} />
        </span>
      </div>
      <p className="text-13">
        <span className="font-medium">{t('act.page.askedBy', { name: approval.asked_by?.name ?? 'API' })}</span>
        {approval.reason ? <span>: “{approval.reason}”</span> : null}
      </p>
      {data?.before ? <Words title={t('act.page.macroBefore')} said={data.before} /> : null}
      {data ? <Words title={t('act.page.macroAfter')} said={data.after} /> : null}
      {mine !== null || !isOpen ? (
        <p className="text-13 text-quiet">{t(`act.page.${mine ?? 'decidedMeanwhile'}`)}</p>
      ) : approval.may_decide ? (
        <div className="flex flex-wrap justify-end gap-2">
          <Button icon={<X size={14} />} onPress={() => setRefusing(true)}>
            {t('act.page.refuse')}
          </Button>
          <Button look="primary" icon={<Check size={14} />} busy={approve.isPending} onPress={() => approve.mutate(undefined)}>
            {t('act.page.approve')}
          </Button>
        </div>
      ) : (
        <p className="text-12 text-quiet">{approval.asked_by?.id === person.id ? t('act.page.ownRequest') : t('act.page.notYours')}</p>
      )}
      <FormDialog title={t('act.page.refuseTitle')} doName={t('act.page.refuse')} isOpen={refusing} onClose={() => setRefusing(false)} fields={[{ kind: 'long', name: 'note', label: t('act.page.refuseNote') }]} onSubmit={(values) => refuse.mutateAsync(String(values.note))} />
    </Card>
  );
}

function Words({ title, said }: { title: string; said: MacroProposal['after'] }) {
  const wordsOf = useStepWords();
  return (
    <div className="rounded-card bg-surface px-3 py-2 text-13">
      <p className="text-12 text-quiet">{title}</p>
      <p className="whitespace-pre-wrap">{said.text}</p>
      {said.actions.length > 0 ? <p className="text-12 text-quiet">{said.actions.map(wordsOf).join(' · ')}</p> : null}
    </div>
  );
}
