import { mergeInto, unmerge, type Conversation } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTask } from '../../shared/kit/task.ts';

/** Puts a conversation into another, once that is chosen, and offers to take it back. */
export function useMerge(conversation: Conversation, into: { id: string; number: number } | null, onMerged: (into: number) => void) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['inbox'] });
  return useTask(async () => {
    if (into === null) return;
    await mergeInto(conversation.id, into.id);
    void refresh();
    toaster.show({
      text: t('merge.done', { number: conversation.number, into: into.number }),
      action: { name: t('action.undo'), onAction: () => void unmerge(conversation.id).finally(refresh) },
    });
    onMerged(into.number);
  });
}
