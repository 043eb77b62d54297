import type { Message } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Ellipsis, ImageOff } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { needsFrame } from './frame-document.ts';
import { MessageFrame } from './message-frame.tsx';
import { PlainText } from './plain-text.tsx';
import { resolvePictures } from './resolve-pictures.ts';

function RemotePictures({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="mb-2 flex flex-wrap items-center gap-2 text-12 text-quiet">
      <ImageOff size={14} />
      {t('message.picturesOff', { count })}
      <Button size="sm" look="link" onPress={onShow}>
        {t('message.showPictures')}
      </Button>
    </p>
  );
}

/** What was written: the new part first, what it quotes folded away. */
export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [pictures, setPictures] = useState(false);
  const [quoted, setQuoted] = useState(false);
  const title = t('message.frameTitle', { name: message.author.name });
  const hasQuote = Boolean(message.quoted);
  return (
    <>
      {message.remote_images > 0 && !pictures ? <RemotePictures count={message.remote_images} onShow={() => setPictures(true)} /> : null}
      {needsFrame(message.html) ? <MessageFrame html={resolvePictures(message.html, message.attachments, pictures)} title={title} remoteImages={pictures} /> : message.text.trim() === '' ? <p className="text-15 text-quiet">{t('message.noText')}</p> : <PlainText text={message.text} />}
      {hasQuote ? (
        <>
          <AriaButton
            aria-expanded={quoted}
            aria-label={quoted ? t('message.hideQuoted') : t('message.showQuoted')}
            onPress={() => setQuoted(!quoted)}
            className="mt-2 flex h-5 items-center rounded-full bg-pressed px-2 text-quiet data-hovered:text-text pointer-coarse:h-8"
          >
            <Ellipsis size={16} />
          </AriaButton>
          {quoted ? (
            <div className="mt-2 border-l-2 border-line pl-3 text-quiet">
              <PlainText text={message.quoted ?? ''} />
            </div>
          ) : null}
        </>
      ) : null}
    </>
  );
}
