import { Button, Dialog, Pill, RelativeTime } from '@keepdesk/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from './section.tsx';

interface Version {
  number: number;
  name: string;
  why: string | null;
  by: { name: string } | null;
  at: string | null;
  restored_from: number | null;
}

interface VersionsDialogProps<Row extends Version> {
  title: string;
  found: Parameters<typeof Loaded>[0]['found'] & { data?: { data: readonly Row[] } | undefined };
  /** the number of the one that holds */
  current: number;
  /** what a version said */
  says: (version: Row) => ReactNode;
  onRestore: (number: number) => Promise<unknown>;
  busy: boolean;
  onClose: () => void;
}

/** Everything a thing ever said, newest first, by whom and why; any of it can hold again. */
export function VersionsDialog<Row extends Version>({ title, found, current, says, onRestore, busy, onClose }: VersionsDialogProps<Row>) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        <ol className="flex flex-col divide-y divide-line">
          {(found.data?.data ?? []).map((version) => (
            <li key={version.number} className="flex flex-wrap items-start justify-between gap-2 py-3 first:pt-0">
              <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-14">
                <span className="font-medium">{version.name}</span>
                {says(version)}
                {version.why ? <span className="text-13 italic">{version.why}</span> : null}
                <WhenAndWho version={version} />
              </div>
              {version.number === current ? (
                <Pill tone="positive">{t('versions.holds')}</Pill>
              ) : (
                <Button size="sm" busy={busy} onPress={() => void onRestore(version.number).then(onClose, () => undefined)}>
                  {t('versions.backTo')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Loaded>
    </Dialog>
  );
}

function WhenAndWho({ version }: { version: Version }) {
  const { t } = useTranslation();
  return (
    <span className="text-12 text-quiet">
      {[t('versions.number', { number: version.number }), version.by?.name, version.restored_from === null ? '' : t('versions.restoredFrom', { number: version.restored_from })].filter(Boolean).join(' · ')}
      {version.at === null ? null : (
        <>
          {' · '}
          <RelativeTime at={version.at} as="moment" />
        </>
      )}
    </span>
  );
}
