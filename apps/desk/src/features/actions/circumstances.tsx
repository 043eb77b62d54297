import type { Approval } from '@keepdesk/client';
import { Pill, RelativeTime } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const becauses = ['role', 'single', 'day', 'unproven', 'customer'] as const;

/** Why it needs somebody else, what is known besides, until when, and where it was asked. */
export function Circumstances({ approval, children }: { approval: Approval; children?: ReactNode }) {
  const { t } = useTranslation();
  const because = becauses.find((one) => one === approval.because);
  return (
    <p className="flex flex-wrap gap-x-3 gap-y-1 text-12 text-quiet">
      {because ? <Pill tone="warning">{t(`act.page.because.${because}`)}</Pill> : null}
      {children}
      <span>
        {t('act.page.expires')} <RelativeTime at={approval.expires_at} as="moment" />
      </span>
      {approval.conversation?.number ? (
        <Link to="/c/$number" params={{ number: String(approval.conversation.number) }}>
          #{approval.conversation.number}
        </Link>
      ) : null}
    </p>
  );
}
