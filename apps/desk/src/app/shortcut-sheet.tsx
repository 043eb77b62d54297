import { Dialog, Kbd, Switch } from '@keepdesk/ui';
import { patch } from '@keepdesk/client';
import { useTranslation } from 'react-i18next';
import { useRefreshSession, useSession } from '../shared/session/session.tsx';
import { useAllShortcuts, type ShortcutGroup } from '../shared/shortcuts/shortcuts.tsx';

const groups: readonly ShortcutGroup[] = ['everywhere', 'list', 'conversation', 'composer'];

/** Every key that works here, and the one switch that turns single keys off. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { person } = useSession();
  const refresh = useRefreshSession();
  const all = useAllShortcuts(isOpen);
  const seen = new Set<string>();
  const unique = all.filter((one) => !seen.has(one.id) && seen.add(one.id));
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={onClose} width="wide">
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => {
          const list = unique.filter((one) => one.group === group);
          return list.length === 0 ? null : (
            <section key={group}>
              <h3 className="mb-1.5 text-12 font-semibold text-quiet">{t(`keys.${group}`)}</h3>
              <dl>
                {list.map((one) => (
                  <div key={one.id} className="flex min-h-7 items-center justify-between gap-4 text-14">
                    <dt className="truncate">{one.name}</dt>
                    <dd>
                      <Kbd keys={one.keys} />
                      <span className="sr-only">{one.keys}</span>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
      <Switch
        className="mt-5 border-t border-line pt-4"
        isSelected={person.shortcuts_enabled}
        onChange={(enabled) => void patch('/api/v1/me', { shortcuts_enabled: enabled }).then(() => refresh())}
        help={t('keys.switchHelp')}
      >
        {t('keys.switch')}
      </Switch>
    </Dialog>
  );
}
