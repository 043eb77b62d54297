import { previewPortal, type PortalLook } from '@keepdesk/client';
import { Select } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** The portal as shoppers will see it, while it is being set up: the server's own page, in a frame that may do nothing. */
export function PortalPreview({ brandId, look, language, welcome }: { brandId: string; look: PortalLook; language: string; welcome: string }) {
  const { t } = useTranslation();
  const [page, setPage] = useState<'find' | 'order'>('order');
  const asked = useDeferredValue(JSON.stringify({ look, language, welcome, page }));
  const found = useQuery({ queryKey: ['portal-preview', brandId, asked], queryFn: () => previewPortal(brandId, JSON.parse(asked) as Parameters<typeof previewPortal>[1]), placeholderData: keepPreviousData, retry: false });
  return (
    <figure className="sticky top-4 flex flex-col gap-2 self-start" aria-label={t('portal.preview')}>
      <figcaption className="text-12 text-quiet">{t('portal.preview')}</figcaption>
      <Select label={t('portal.page')} value={page} onChange={setPage} choices={(['order', 'find'] as const).map((id) => ({ id, name: t(`portal.pages.${id}`) }))} />
      <iframe title={t('portal.preview')} sandbox="" tabIndex={-1} srcDoc={found.data?.html ?? ''} className="h-[36rem] w-full rounded-card border border-line bg-raised" />
    </figure>
  );
}
