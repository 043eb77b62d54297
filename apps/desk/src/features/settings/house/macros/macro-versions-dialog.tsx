import { loadMacroVersions, restoreMacro, type Macro } from '@keepdesk/client';
import { Button, Dialog, Pill, RelativeTime, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Loaded } from '../../../../shared/kit/section.tsx';
import { useStepWords } from '../../../../shared/parts/macros/step-words.ts';

/** Everything a macro ever said, by whom and why; any of it can hold again. */
export function MacroVersionsDialog({ macro, onClose }: { macro: Macro; onClose: () => void }) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  const found = useQuery({ queryKey: ['macro-versions', macro.id, macro.version], queryFn: () => loadMacroVersions(macro.id) });
  const toaster = useToaster();
  const restore = useChange(async (number: number) => {
    const { waiting } = await restoreMacro(macro.id, macro.version, number);
    toaster.show({ text: t(waiting ? 'macros.waiting' : 'settings.saved') });
  }, null, [['settings'], ['macros']]);
  return (
    <Dialog title={`${t('macros.versions')}: ${macro.name}`} width="wide" isOpen onClose={onClose} actions={<Button look="quiet" onPress={onClose}>{t('ui.close')}</Button>}>
      <Loaded found={found}>
        <ol className="flex flex-col divide-y divide-line">
          {(found.data?.data ?? []).map((version) => (
            <li key={version.number} className="flex flex-wrap items-start justify-between gap-2 py-3 first:pt-0">
              <div className="flex min-w-0 flex-1 flex-col gap-0.5 text-14">
                <span className="font-medium">{version.name}</span>
                <span className="line-clamp-3 text-13 whitespace-pre-wrap">{version.text}</span>
                {version.actions.length > 0 ? <span className="text-13 text-quiet">{version.actions.map(wordsOf).join(' · ')}</span> : null}
                {version.why ? <span className="text-13 italic">{version.why}</span> : null}
                <span className="text-12 text-quiet">
                  {[t('macros.version', { number: version.number }), version.by?.name, version.restored_from === null ? '' : t('macros.restoredFrom', { number: version.restored_from })].filter(Boolean).join(' · ')}
                  {version.at === null ? null : (
                    <>
                      {' · '}
                      <RelativeTime at={version.at} as="moment" />
                    </>
                  )}
                </span>
              </div>
              {version.number === macro.version ? (
                <Pill tone="positive">{t('macros.holds')}</Pill>
              ) : (
                <Button size="sm" busy={restore.isPending} onPress={() => void restore.mutateAsync(version.number).then(onClose, () => undefined)}>
                  {t('macros.backTo')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Loaded>
    </Dialog>
  );
}
