import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const PANEL = '__KEEPDESK_PANEL__';
const INVITE = '__KEEPDESK_INVITE__';

/**
 * The loader keeps its name and knows those of the panel and of the part that invites, which carry a hash. It is a classic script for pages that know nothing
 * of modules, so it is wrapped: nothing of it lies about in the page.
 */
const joinLoader: Plugin = {
  name: 'keepdesk-loader',
  enforce: 'post',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((part) => part.type === 'chunk');
    const loader = chunks.find((part) => part.name === 'widget');
    const panel = chunks.find((part) => part.name === 'panel');
    const invite = chunks.find((part) => part.name === 'invite');
    if (!loader || !panel || !invite) this.error('the loader, the panel or the part that invites is missing');
    if (loader.imports.length > 0) this.error(`the loader must stand alone, and imports ${loader.imports.join(', ')}`);
    // The build would put a helper of its own around import().
    loader.code = `(()=>{${loader.code.replaceAll(PANEL, panel.fileName).replaceAll(INVITE, invite.fileName).replaceAll('__keepdeskImport', 'import').replace(/export\s*\{[^}]*\};?/g, '')}})();\n`;
  },
};

/** The widget: built once per version into `dist/`, served to shops' pages under /chat. */
export default defineConfig({
  base: './',
  plugins: [joinLoader],
  define: { __PANEL__: JSON.stringify(PANEL), __INVITE__: JSON.stringify(INVITE) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: {
      input: { widget: 'src/loader.ts', panel: 'src/panel/mount.tsx', invite: 'src/invite/watch.ts' },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: (part) => (part.name === 'widget' ? 'widget.js' : '[name]-[hash].js'), chunkFileNames: '[name]-[hash].js' },
    },
  },
});
