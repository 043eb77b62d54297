import type { Attachment } from '@keepdesk/client';
import { useClock } from '@keepdesk/ui';
import { Download, File, FileArchive, FileImage, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { describeSize } from '../../../shared/words/size.ts';

function iconFor(type: string) {
  if (type.startsWith('image/')) return FileImage;
  if (/zip|compressed|tar/.test(type)) return FileArchive;
  if (/pdf|text|word|sheet/.test(type)) return FileText;
  return File;
}

/** Files of a message: pictures as previews, others by name, kind and size. */
export function Attachments({ files }: { files: readonly Attachment[] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const shown = files.filter((file) => !file.inline);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t('message.attachments')} className="mt-3 flex flex-wrap gap-2">
      {shown.map((file) => {
        const Icon = iconFor(file.type);
        const picture = /^image\/(png|jpe?g|gif|webp)$/.test(file.type);
        return (
          <li key={file.id}>
            <a
              href={file.url}
              target="_blank"
              rel="noopener"
              className="group flex h-14 max-w-64 items-center gap-2.5 overflow-hidden rounded-control border border-line bg-raised pr-3 text-text no-underline hover:bg-hover hover:no-underline"
            >
              <span className="flex size-14 shrink-0 items-center justify-center border-r border-line bg-surface text-quiet">
                {picture ? <img src={file.url} alt="" className="size-full object-cover" loading="lazy" /> : <Icon size={20} />}
              </span>
              <span className="min-w-0">
                <bdi className="block truncate text-13 font-medium">{file.name}</bdi>
                <span className="block text-12 text-quiet">{describeSize(file.size, locale)}</span>
              </span>
              <Download size={14} className="shrink-0 text-quiet opacity-0 group-hover:opacity-100" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
