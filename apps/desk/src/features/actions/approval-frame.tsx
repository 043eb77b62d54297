import { post, type Approval } from '@keepdesk/client';
import { Button, RelativeTime } from '@keepdesk/ui';
import type { QueryKey } from '@tanstack/react-query';
import { Check, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { BrandCell } from '../../shared/kit/brand-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import { useSession } from '../../shared/session/session.tsx';

interface ApprovalFrameProps {
  approval: Approval;
  /** false once somebody has decided */
  isOpen: boolean;
  /** false while one cannot see yet what it is about: then nothing is approved */
  isReady?: boolean;
  /** what is asked for, beside the brand and the moment; nothing while it is being loaded */
  title: ReactNode;
  children?: ReactNode;
  said: ApprovalWords;
  /** where the decision is seen */
  seenIn: readonly QueryKey[];
}

/** What is said of a decision: when it was made, and in its place while one looks on. */
export interface ApprovalWords {
  approved: string;
  refused: string;
  approvedHere: string;
  refusedHere: string;
}

/** One thing that waits for a second person: what, who asked and why, and the two ways to decide. */
export function ApprovalFrame({ approval, isOpen, isReady = true, title, children, said, seenIn }: ApprovalFrameProps) {
  const { t } = useTranslation();
  return (
    <Card className="gap-3">
      <div className="flex flex-wrap items-center gap-2 text-14">
        {title}
        <span className="ml-auto flex items-center gap-2 text-12 text-quiet">
          <BrandCell id={approval.brand_id} />
          <RelativeTime at={approval.asked_at} />
        </span>
      </div>
      <p className="text-13">
        <span className="font-medium">{t('act.page.askedBy', { name: approval.asked_by?.name ?? 'API' })}</span>
        {approval.reason ? <span>: “{approval.reason}”</span> : null}
      </p>
      {children}
      <Decide approval={approval} isOpen={isOpen} isReady={isReady} said={said} seenIn={seenIn} />
    </Card>
  );
}

function Decide({ approval, isOpen, isReady, said, seenIn }: Pick<ApprovalFrameProps, 'approval' | 'isOpen' | 'said' | 'seenIn'> & { isReady: boolean }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const [refusing, setRefusing] = useState(false);
  const [mine, setMine] = useState<string | null>(null);
  const path = `/api/v1/approvals/${approval.id}/decide`;
  const approve = useChange(() => post(path, { approve: true }).then(() => setMine(said.approvedHere)), said.approved, seenIn);
  const refuse = useChange((note: string) => post(path, { approve: false, note }).then(() => setMine(said.refusedHere)), said.refused, seenIn);
  if (mine !== null || !isOpen) return <p className="text-13 text-quiet">{mine ?? t('act.page.decidedMeanwhile')}</p>;
  if (!approval.may_decide) return <p className="text-12 text-quiet">{t(approval.asked_by?.id === person.id ? 'act.page.ownRequest' : 'act.page.notYours')}</p>;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button icon={<X size={14} />} onPress={() => setRefusing(true)}>
        {t('act.page.refuse')}
      </Button>
      <Button look="primary" icon={<Check size={14} />} busy={approve.isPending} isDisabled={!isReady} onPress={() => approve.mutate(undefined)}>
        {t('act.page.approve')}
      </Button>
      <FormDialog title={t('act.page.refuseTitle')} doName={t('act.page.refuse')} isOpen={refusing} onClose={() => setRefusing(false)} fields={[{ kind: 'long', name: 'note', label: t('act.page.refuseNote') }]} onSubmit={(values) => refuse.mutateAsync(String(values.note))} />
    </div>
  );
}
