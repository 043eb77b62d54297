import { get, type Approval, type MemberAction } from '@keepdesk/client';
import { Money, numberFormat, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { membershipsKey, seenInMemberships } from '../../shared/parts/memberships/use-memberships.ts';
import { ApprovalFrame } from './approval-frame.tsx';
import { Circumstances } from './circumstances.tsx';

/** Store credit or points that are above their giver's limits. */
export function GivenApprovalCard({ approval, isOpen }: { approval: Approval; isOpen: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const isPoints = approval.kind === 'member_action';
  const { data: action } = useQuery({ queryKey: [...membershipsKey, 'action', approval.subject_id], queryFn: () => get<MemberAction>(`/api/v1/membership-actions/${approval.subject_id}`), enabled: isPoints });
  const by = Number(action?.wish.by ?? 0);
  return (
    <ApprovalFrame
      approval={approval}
      isOpen={isOpen}
      isReady={!isPoints || action !== undefined}
      title={
        <>
          <h3 className="font-semibold">{t(isPoints ? 'act.noun.points' : 'act.noun.store_credit')}</h3>
          {isPoints ? <span className="font-semibold tabular">{action ? numberFormat(locale, { signDisplay: 'always' }).format(by) : '…'}</span> : approval.amount ? <Money value={approval.amount} className="font-semibold" /> : null}
        </>
      }
      said={{ approved: t('act.page.approved'), refused: t('act.page.refused'), approvedHere: t('act.page.approvedHere'), refusedHere: t('act.page.refusedHere') }}
      seenIn={seenInMemberships}
    >
      <Circumstances approval={approval}>
        {action ? <span>{t('member.pointsAfter', { before: numberFormat(locale, {}).format(Number(action.consequence.before ?? 0)), after: numberFormat(locale, {}).format(Number(action.consequence.after ?? 0)) })}</span> : null}
      </Circumstances>
    </ApprovalFrame>
  );
}
