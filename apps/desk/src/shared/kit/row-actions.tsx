import { IconButton, Menu, type MenuAction } from '@keepdesk/ui';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** What can be done with one row of a list. */
export function RowActions({ name, actions }: { name: string; actions: ReadonlyArray<MenuAction> }) {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('settings.actionsFor', { name })}
      placement="bottom end"
      groups={[{ id: 'row', actions }]}
      trigger={
        <IconButton size="sm" label={t('settings.actionsFor', { name })}>
          <Ellipsis size={16} />
        </IconButton>
      }
    />
  );
}
