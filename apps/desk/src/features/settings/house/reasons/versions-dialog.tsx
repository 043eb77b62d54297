import { get, type Page, type ReasonVersion } from '@keepdesk/client';
import { Button, describeMoment, Dialog, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../../../shared/kit/section.tsx';

/** What changed in a brand's tree, newest first. */
export function VersionsDialog({ brandId, onClose }: { brandId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale, now } = useClock();
  const found = useQuery({ queryKey: ['settings', 'reason-versions'], queryFn: () => get<Page<ReasonVersion>>('/api/v1/reasons/versions') });
  const versions = (found.data?.data ?? []).filter((version) => version.brand_id === brandId);
  return (
    <Dialog title={t('reasons.versions')} isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        <ol className="flex flex-col gap-3">
          {versions.map((version) => (
            <li key={version.number} className="flex flex-col text-14">
              <span>{t(`reasons.change.${version.change}`, { name: version.name, now: version.reason_name ?? version.name })}</span>
              <span className="text-12 text-quiet">{[t('reasons.version', { number: version.number }), version.by_name, describeMoment(new Date(version.at), now(), locale)].filter(Boolean).join(' · ')}</span>
            </li>
          ))}
        </ol>
      </Loaded>
    </Dialog>
  );
}
