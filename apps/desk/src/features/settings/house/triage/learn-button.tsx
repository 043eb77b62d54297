import { learnNow, type BrandModel } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';

/** Has the next version learned now. */
export function LearnButton({ brandId, model, isLearning }: { brandId: string; model: BrandModel; isLearning: boolean }) {
  const { t } = useTranslation();
  const learn = useChange(() => learnNow(brandId), null);
  return (
    <Button icon={<GraduationCap size={14} />} isDisabled={isLearning || learn.isPending || model.filed < model.needed} onPress={() => learn.mutate(undefined)}>
      {t('model.learnNow')}
    </Button>
  );
}
