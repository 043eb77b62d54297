import { get, post, type Notice, type NoticeList } from '@keepdesk/client';
import { Button, classNames, EmptyState, Popover, RelativeTime } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useCalls } from './use-calls.ts';
import { noticeKinds } from '../shared/words/notice-kinds.ts';

const path = '/api/v1/notifications';

function useNoticeWords(): (notice: Notice) => string {
  const { t } = useTranslation();
  return ({ kind }) => {
    const one = noticeKinds.find((name) => name === kind);
    return one ? t(`notices.kind.${one}`) : kind.replaceAll('_', ' ');
  };
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const wordsOf = useNoticeWords();
  return (
    <li>
      <button type="button" onClick={onOpen} className="flex w-full items-start gap-2.5 px-4 py-2 text-left text-13 hover:bg-hover">
        <span className={classNames('mt-1.5 size-1.5 shrink-0 rounded-full', notice.read_at ? 'bg-transparent' : 'bg-accent')} />
        <span className="min-w-0 flex-1">
          <span className={notice.read_at ? '' : 'font-medium'}>{wordsOf(notice)}</span>
          <span className="block text-12 text-quiet">
            {[notice.by?.name, notice.number ? `#${notice.number}` : null].filter(Boolean).join(' · ')}
          </span>
        </span>
        <RelativeTime at={notice.created_at} className="shrink-0 text-12 text-quiet" />
      </button>
    </li>
  );
}

/** What one was told, newest first; opening it counts as having read it. */
export function NoticeBell() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['notices'], queryFn: () => get<NoticeList>(path, { query: { limit: 30 } }), refetchInterval: 60_000 });
  const unread = data?.unread ?? 0;
  const read = (ids?: string[]) => void post(`${path}/read`, ids ? { ids } : {}).then(() => client.invalidateQueries({ queryKey: ['notices'] }));
  const open = (notice: Notice) => {
    read([notice.id]);
    if (notice.kind === 'approval_wanted') void navigate({ to: '/actions', search: { tab: 'approvals' } });
    else if (notice.kind === 'leave_or_swap' || notice.kind === 'shifts_stand') void navigate({ to: '/workforce/schedule' });
    else if (notice.kind === 'schedule_published' || notice.kind === 'leave_or_swap_decided' || notice.kind === 'swap_offered') void navigate({ to: '/my-week', search: {} });
    else if (notice.number) void navigate({ to: '/c/$number', params: { number: String(notice.number) } });
  };
  useCalls(data?.data, useNoticeWords(), open);
  const label = unread > 0 ? t('notices.unread', { count: unread }) : t('settings.notices');
  return (
    <Popover
      label={t('settings.notices')}
      placement="bottom start"
      trigger={
        <AriaButton aria-label={label} className="relative flex size-9 items-center justify-center rounded-control text-quiet data-hovered:bg-hover data-hovered:text-text max-md:size-11">
          <Bell size={18} />
          {unread > 0 ? <span className="absolute top-1.5 right-1.5 size-2 rounded-full bg-danger ring-2 ring-sunken" /> : null}
        </AriaButton>
      }
    >
      {(close) => (
        <div className="w-84 max-w-[calc(100vw-1rem)]">
          <header className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4">
            <h2 className="text-14 font-semibold">{t('settings.notices')}</h2>
            <Button size="sm" look="faint" isDisabled={unread === 0} onPress={() => read()}>
              {t('notices.readAll')}
            </Button>
          </header>
          {data && data.data.length > 0 ? (
            <ul className="max-h-96 overflow-y-auto py-1">
              {data.data.map((notice) => (
                <NoticeLine
                  key={notice.id}
                  notice={notice}
                  onOpen={() => {
                    close();
                    open(notice);
                  }}
                />
              ))}
            </ul>
          ) : (
            <EmptyState icon={<Bell size={20} />} title={t('notices.none')} className="py-8">
              {t('notices.noneText')}
            </EmptyState>
          )}
        </div>
      )}
    </Popover>
  );
}
