import { loadMacroVersions, restoreMacro, type Macro } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../shared/kit/resource.ts';
import { VersionsDialog } from '../../../../shared/kit/version-list.tsx';
import { useStepWords } from '../../../../shared/parts/macros/step-words.ts';

/** Everything a macro ever said, by whom and why; any of it can hold again. */
export function MacroVersionsDialog({ macro, onClose }: { macro: Macro; onClose: () => void }) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  const toaster = useToaster();
  const found = useQuery({ queryKey: ['macro-versions', macro.id, macro.version], queryFn: () => loadMacroVersions(macro.id) });
  const restore = useChange(async (number: number) => {
    const { waiting } = await restoreMacro(macro.id, macro.version, number);
    toaster.show({ text: t(waiting ? 'macros.waiting' : 'settings.saved') });
  }, null, [['settings'], ['macros']]);
  return (
    <VersionsDialog
      title={`${t('versions.title')}: ${macro.name}`}
      found={found}
      current={macro.version}
      says={(version) => (
        <>
          <span className="line-clamp-3 text-13 whitespace-pre-wrap">{version.text}</span>
          {version.actions.length > 0 ? <span className="text-13 text-quiet">{version.actions.map(wordsOf).join(' · ')}</span> : null}
        </>
      )}
      onRestore={restore.mutateAsync}
      busy={restore.isPending}
      onClose={onClose}
    />
  );
}
