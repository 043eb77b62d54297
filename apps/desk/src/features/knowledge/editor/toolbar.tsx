import { sendArticlePicture } from '@keepdesk/client';
import { IconButton, Menu } from '@keepdesk/ui';
import type { Editor } from '@tiptap/react';
import { Bold, Heading2, Heading3, ImagePlus, Info, Italic, Link2, List, ListOrdered, Quote, Redo2, Table2, Undo2 } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../shared/forms/form-dialog.tsx';
import { useTask } from '../../../shared/kit/task.ts';
import { calloutKinds } from './callout-node.ts';
import { addressOf } from './picture-addresses.ts';
import { newTable, tableCommands } from './table-nodes.ts';

type Asking = { what: 'link'; href: string } | { what: 'picture'; file: File } | null;

/** What can be done with the words at hand. Every key is said in the hint. */
export function Toolbar({ editor, brandId }: { editor: Editor; brandId: string }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking>(null);
  const picker = useRef<HTMLInputElement>(null);
  const does = () => editor.chain().focus();
  const tool = (label: string, icon: ReactNode, run: () => void, more: { keys?: string; on?: boolean; off?: boolean } = {}) => (
    <IconButton key={label} size="sm" label={label} {...(more.keys ? { keys: more.keys } : {})} {...(more.on === undefined ? {} : { pressed: more.on })} isDisabled={more.off ?? false} onPress={run}>
      {icon}
    </IconButton>
  );
  return (
    <div role="toolbar" aria-label={t('help.tools.label')} className="flex flex-wrap items-center gap-0.5 border-b border-line px-2 py-1.5">
      {tool(t('help.tools.bold'), <Bold size={16} />, () => does().toggleBold().run(), { keys: 'mod+b', on: editor.isActive('bold') })}
      {tool(t('help.tools.italic'), <Italic size={16} />, () => does().toggleItalic().run(), { keys: 'mod+i', on: editor.isActive('italic') })}
      {tool(t('help.tools.heading'), <Heading2 size={16} />, () => does().toggleHeading({ level: 2 }).run(), { keys: 'mod+alt+2', on: editor.isActive('heading', { level: 2 }) })}
      {tool(t('help.tools.subheading'), <Heading3 size={16} />, () => does().toggleHeading({ level: 3 }).run(), { keys: 'mod+alt+3', on: editor.isActive('heading', { level: 3 }) })}
      {tool(t('help.tools.bullets'), <List size={16} />, () => does().toggleBulletList().run(), { keys: 'mod+shift+8', on: editor.isActive('bulletList') })}
      {tool(t('help.tools.numbers'), <ListOrdered size={16} />, () => does().toggleOrderedList().run(), { keys: 'mod+shift+7', on: editor.isActive('orderedList') })}
      {tool(t('help.tools.quote'), <Quote size={16} />, () => does().toggleBlockquote().run(), { keys: 'mod+shift+b', on: editor.isActive('blockquote') })}
      {tool(t('help.tools.link'), <Link2 size={16} />, () => setAsking({ what: 'link', href: String(editor.getAttributes('link')['href'] ?? '') }), { on: editor.isActive('link') })}
      {tool(t('help.tools.image'), <ImagePlus size={16} />, () => picker.current?.click())}
      <CalloutMenu editor={editor} />
      <TableMenu editor={editor} />
      <span className="ml-auto flex">
        {tool(t('help.tools.undo'), <Undo2 size={16} />, () => does().undo().run(), { keys: 'mod+z', off: !editor.can().undo() })}
        {tool(t('help.tools.redo'), <Redo2 size={16} />, () => does().redo().run(), { keys: 'mod+shift+z', off: !editor.can().redo() })}
      </span>
      <input
        ref={picker} type="file" hidden aria-label={t('help.tools.image')} accept="image/png,image/jpeg,image/gif,image/webp"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) setAsking({ what: 'picture', file });
        }}
      />
      {asking?.what === 'link' ? <LinkDialog editor={editor} href={asking.href} onClose={() => setAsking(null)} /> : null}
      {asking?.what === 'picture' ? <PictureDialog editor={editor} brandId={brandId} file={asking.file} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

function CalloutMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const put = (type: string) => {
    if (editor.isActive('callout')) editor.chain().focus().updateAttributes('callout', { type }).run();
    else editor.chain().focus().wrapIn('callout', { type }).run();
  };
  const actions = calloutKinds.map((kind) => ({ id: kind, name: t(`help.tools.${kind}`), chosen: editor.isActive('callout', { type: kind }), onAction: () => (editor.isActive('callout', { type: kind }) ? void editor.chain().focus().lift('callout').run() : put(kind)) }));
  return <Menu label={t('help.tools.callout')} placement="bottom start" groups={[{ id: 'kinds', actions }]} trigger={<IconButton size="sm" label={t('help.tools.callout')} pressed={editor.isActive('callout')}><Info size={16} /></IconButton>} />;
}

function TableMenu({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const within = editor.isActive('table');
  const names = ['rowAfter', 'columnAfter', 'dropRow', 'dropColumn', 'dropTable'] as const;
  const inside = names.map((name) => ({ id: name, name: t(`help.tools.${name}`), onAction: () => void (editor.view.focus(), tableCommands[name](editor.state, editor.view.dispatch)) }));
  const actions = within ? inside : [{ id: 'table', name: t('help.tools.table'), onAction: () => void editor.chain().focus().insertContent(newTable).run() }];
  return <Menu label={t('help.tools.table')} placement="bottom start" groups={[{ id: 'table', actions }]} trigger={<IconButton size="sm" label={t('help.tools.table')} pressed={within}><Table2 size={16} /></IconButton>} />;
}

function LinkDialog({ editor, href, onClose }: { editor: Editor; href: string; onClose: () => void }) {
  const { t } = useTranslation();
  const put = (to: string) => {
    const chain = editor.chain().focus().extendMarkRange('link');
    if (to === '') return chain.unsetLink().run();
    if (editor.state.selection.empty && href === '') return chain.insertContent([{ type: 'text', text: to, marks: [{ type: 'link', attrs: { href: to } }] }, { type: 'text', text: ' ' }]).run();
    return chain.setLink({ href: to }).run();
  };
  return (
    <FormDialog title={t('help.tools.link')} doName={t('help.linkDo')} isOpen onClose={onClose} fields={[{ name: 'href', kind: 'url', label: t('help.linkTo'), optional: true }]} start={{ href: href === '' ? 'https://' : href }}
      onSubmit={async (values) => {
        const to = String(values['href']).trim();
        put(to === 'https://' ? '' : to);
      }}
    />
  );
}

/** A picture is asked what it shows before it stands anywhere. */
function PictureDialog({ editor, brandId, file, onClose }: { editor: Editor; brandId: string; file: File; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useRef('');
  const task = useTask(async () => {
    const { id } = await sendArticlePicture(brandId, file);
    editor.chain().focus().setImage({ src: addressOf(id), alt: words.current }).run();
    onClose();
  });
  return (
    <FormDialog title={file.name} doName={t('help.pictureDo')} isOpen onClose={onClose} fields={[{ name: 'alt', kind: 'text', label: t('help.pictureWords'), help: t('help.pictureHelp') }]}
      onSubmit={async (values) => {
        words.current = String(values['alt']);
        task.run();
      }}
    />
  );
}
