import type { ChatLook } from '@keepdesk/client';
import { MessageCircle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShownTheme } from '../../../shared/layout/look.ts';

/** White or black, whichever can be read on the colour (WCAG 2.2, relative luminance), as the widget chooses it. */
function inkOn(color: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#111' : '#fff';
}

/** The widget as shoppers will see it, while it is being set up. */
export function ChatPreview({ look, brand }: { look: ChatLook; brand: string }) {
  const { t } = useTranslation();
  const shown = useShownTheme();
  const dark = look.theme === 'auto' ? shown === 'dark' : look.theme === 'dark';
  const [ground, text, line] = dark ? ['#1b1e22', '#ececea', '#353a41'] : ['#ffffff', '#22262b', '#e3e3df'];
  const own = { background: look.color, color: inkOn(look.color) };
  const asks = [look.form.name === 'off' ? '' : t('chat.set.askName'), look.form.email === 'off' ? '' : t('chat.set.askEmail'), look.form.topics.length > 0 ? t('chat.set.previewTopic') : ''].filter(Boolean);
  return (
    <figure className="sticky top-4 flex flex-col gap-2 self-start" aria-label={t('chat.set.preview')}>
      <figcaption className="text-12 text-quiet">{t('chat.set.preview')}</figcaption>
      <div className="overflow-hidden rounded-card border border-line shadow-float" style={{ background: ground, color: text }}>
        <div className="flex min-h-14 items-center gap-2.5 px-3.5 py-2" style={own}>
          {/^https:\/\/./.test(look.logo_url) ? <span className="flex size-8 items-center justify-center rounded-control bg-white text-12 font-semibold text-black">{brand.slice(0, 1)}</span> : null}
          <div className="min-w-0">
            <p className="truncate text-14 font-semibold">
              <bdi>{look.title || brand}</bdi>
            </p>
            <p className="text-12">{t('chat.set.previewHere')}</p>
          </div>
        </div>
        <div className="flex flex-col gap-2.5 p-3.5 text-13">
          <p className="whitespace-pre-wrap">{look.greeting || t('chat.set.previewGreeting')}</p>
          {asks.map((name) => (
            <div key={name} className="flex flex-col gap-1">
              <span className="text-12">{name}</span>
              <span className="h-8 rounded-control border" style={{ borderColor: line }} />
            </div>
          ))}
          <span className="rounded-control px-3 py-2 text-center font-semibold" style={own}>
            {t('chat.set.previewBegin')}
          </span>
        </div>
      </div>
      <span className={`flex size-12 items-center justify-center rounded-full shadow-float ${look.position === 'right' ? 'self-end' : 'self-start'}`} style={own}>
        <MessageCircle size={22} />
      </span>
    </figure>
  );
}
