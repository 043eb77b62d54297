import type { NoticeTerms } from '@keepdesk/client';
import { Select } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { CountField } from '../../shared/kit/count-field.tsx';

type Only = NonNullable<NoticeTerms['only_risk']> | null;
const EVERYBODY = 'everybody';
const USUAL = { return: 30, leaving: 80 } as const;

interface Props {
  value: Only;
  mayWrite: boolean;
  onValue: (value: Only) => void;
}

/** Whom a programme is for: everybody, or only where something is likely to come back, or where somebody is likely not to. */
export function OnlyRisk({ value, mayWrite, onValue }: Props) {
  const { t } = useTranslation();
  const choose = (id: string): void => onValue(id === 'return' || id === 'leaving' ? { of: id, percent: USUAL[id] } : null);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select label={t('told.whom')} value={value?.of ?? EVERYBODY} isDisabled={!mayWrite} onChange={choose} choices={[{ id: EVERYBODY, name: t('told.whomAll') }, { id: 'return', name: t('told.whomReturn') }, { id: 'leaving', name: t('told.whomLeaving') }]} />
      {value === null ? null : <CountField key={value.of} label={t('told.atLeast')} help={t('told.atLeastHelp')} value={value.percent} least={1} most={99} onValue={(percent) => onValue({ ...value, percent })} />}
    </div>
  );
}
