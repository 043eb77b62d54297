import Image from '@tiptap/extension-image';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { CalloutNode } from './callout-node.ts';
import { withAddresses, withoutAddresses } from './picture-addresses.ts';
import { SlashMenu } from './slash-menu.tsx';
import { TableCellNode, TableHeaderNode, TableNode, TableRowNode } from './table-nodes.ts';
import { Toolbar } from './toolbar.tsx';

const extensions = [
  StarterKit.configure({ heading: { levels: [2, 3] }, underline: false, link: { openOnClick: false, HTMLAttributes: { target: null, rel: null } } }),
  Image, TableNode, TableRowNode, TableCellNode, TableHeaderNode, CalloutNode,
];

interface RichTextProps {
  label: string;
  brandId: string;
  language: string;
  direction: 'ltr' | 'rtl';
  /** what stands there at first; another article is another editor */
  start: string;
  onChange: (html: string) => void;
}

/** Writes an article: what it looks like is what readers see. */
export function RichText({ label, brandId, language, direction, start, onChange }: RichTextProps) {
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const editor: Editor | null = useEditor({
    extensions,
    content: withAddresses(start),
    editorProps: { attributes: { class: 'article-words min-h-80 px-5 py-4 outline-none', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, dir: direction, lang: language } },
    onUpdate: ({ editor: now }) => tell.current(now.isEmpty ? '' : withoutAddresses(now.getHTML())),
    shouldRerenderOnTransaction: true,
  });
  if (editor === null) return null;
  return (
    <div className="rounded-card border border-line bg-surface focus-within:border-accent">
      <Toolbar editor={editor} brandId={brandId} />
      <EditorContent editor={editor} />
      <SlashMenu editor={editor} brandId={brandId} language={language} />
    </div>
  );
}
