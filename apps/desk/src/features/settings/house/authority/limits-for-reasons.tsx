import { Button, IconButton } from '@keepdesk/ui';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuthorityMatrix } from '@keepdesk/client';
import { useChoices } from '../../../../shared/actions/choices.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { wholeName } from '../../../../shared/words/reason.ts';
import { LimitForm } from './limit-form.tsx';
import { useLimitWords, useRoleName, type Limit, type RoleLimits } from './limit-words.ts';

type ForReason = RoleLimits['for_reasons'][number];

interface LimitsForReasonsProps {
  brandId: string;
  matrix: AuthorityMatrix;
  change: (body: object) => Promise<unknown>;
}

/** Limits that hold for conversations about a contact reason, in the place of the role's own. */
export function LimitsForReasons({ brandId, matrix, change }: LimitsForReasonsProps) {
  const { t } = useTranslation();
  const roleName = useRoleName();
  const words = useLimitWords();
  const { reasons } = useChoices();
  const [editing, setEditing] = useState<{ role: RoleLimits; limit: ForReason } | 'new' | null>(null);
  const ofBrand = reasons.filter((reason) => reason.brand_id === brandId);
  const nameOf = (id: string) => {
    const found = ofBrand.find((reason) => reason.id === id);
    return found ? wholeName(found, reasons) : '–';
  };
  const rows = matrix.roles.flatMap((role) => role.for_reasons.map((limit) => ({ role, limit })));
  const kinds: readonly Limit['kind'][] = matrix.roles[0]?.limits.map((limit) => limit.kind) ?? [];
  return (
    <Card>
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 grow basis-64">
          <h3 className="text-14 font-semibold">{t('act.limits.byReason.title')}</h3>
          <p className="text-13 text-quiet">{t('act.limits.byReason.text')}</p>
        </div>
        <Button size="sm" icon={<Plus size={14} />} isDisabled={ofBrand.length === 0} onPress={() => setEditing('new')}>
          {t('act.limits.byReason.add')}
        </Button>
      </div>
      {rows.length === 0 ? null : (
        <ul className="flex flex-col divide-y divide-line">
          {rows.map(({ role, limit }) => (
            <li key={`${role.role_id}-${limit.kind}-${limit.reason_id}`} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-13">
              <span className="font-medium">{nameOf(limit.reason_id)}</span>
              <span className="text-quiet">
                {roleName(role.role)} · {t(`act.noun.${limit.kind}`)}
              </span>
              <Button size="sm" look="quiet" className="ml-auto tabular" aria-label={t('act.limits.byReason.change', { reason: nameOf(limit.reason_id), limit: words(limit) })} onPress={() => setEditing({ role, limit })}>
                {words(limit)}
              </Button>
              <IconButton size="sm" label={t('act.limits.byReason.drop', { reason: nameOf(limit.reason_id) })} onPress={() => void change({ drop: [{ role_id: role.role_id, kind: limit.kind, reason_id: limit.reason_id }] })}>
                <Trash2 size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <LimitForm
        key={editing === null || editing === 'new' ? String(editing) : `${editing.role.role_id}-${editing.limit.kind}-${editing.limit.reason_id}`}
        title={editing === 'new' || editing === null ? t('act.limits.byReason.add') : `${nameOf(editing.limit.reason_id)} · ${t('act.limits.change', { role: roleName(editing.role.role), kind: t(`act.noun.${editing.limit.kind}`) })}`}
        kind={editing === 'new' || editing === null ? null : editing.limit.kind}
        start={editing === 'new' || editing === null ? null : editing.limit}
        isOpen={editing !== null}
        onClose={() => setEditing(null)}
        {...(editing === 'new' ? {
          startBefore: { reason_id: ofBrand.find((reason) => !reason.retired)?.id ?? '', role_id: matrix.roles.find((role) => role.role === 'agent')?.role_id ?? matrix.roles[0]?.role_id ?? '', kind: 'refund', allowed: true },
          before: [
            { kind: 'choice' as const, name: 'reason_id', label: t('act.limits.byReason.reason'), choices: ofBrand.filter((reason) => !reason.retired).map((reason) => ({ id: reason.id, name: wholeName(reason, reasons) })) },
            { kind: 'choice' as const, name: 'role_id', label: t('act.limits.role'), choices: matrix.roles.map((role) => ({ id: role.role_id, name: roleName(role.role) })) },
            { kind: 'choice' as const, name: 'kind', label: t('act.limits.try.what'), choices: kinds.map((id) => ({ id, name: t(`act.noun.${id}`) })) },
          ],
        } : {})}
        onSave={(set, values) => {
          const of = editing === 'new' || editing === null ? { role_id: String(values.role_id), kind: String(values.kind), reason_id: String(values.reason_id) } : { role_id: editing.role.role_id, kind: editing.limit.kind, reason_id: editing.limit.reason_id };
          return change({ limits: [{ ...of, ...set }] });
        }}
      />
    </Card>
  );
}
