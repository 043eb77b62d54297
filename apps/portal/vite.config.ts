import { defineConfig } from 'vite';

/** Two scripts that keep their names: classic ones, wrapped, that leave nothing in the page they are on. */
export default defineConfig({
  base: './',
  plugins: [
    {
      name: 'keepdesk-wrap',
      enforce: 'post',
      generateBundle(_, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk') continue;
          if (part.imports.length > 0) this.error(`${part.fileName} must stand alone, and imports ${part.imports.join(', ')}`);
          part.code = `(()=>{${part.code.replace(/export\s*\{[^}]*\};?/g, '')}})();\n`;
        }
      },
    },
  ],
  build: {
    target: ['chrome109', 'firefox115', 'safari16'],
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: { input: { portal: 'src/portal.ts', embed: 'src/embed.ts' }, preserveEntrySignatures: 'strict', output: { entryFileNames: '[name].js' } },
  },
});
