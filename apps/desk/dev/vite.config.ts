import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The desk over a pretended server, to look at its screens. Not part of the product's bundle. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: fileURLToPath(new URL('../public', import.meta.url)),
  plugins: [react(), tailwindcss()],
  build: { outDir: process.env.DESK_PRETEND_OUT ?? 'dist', emptyOutDir: true, reportCompressedSize: false, assetsInlineLimit: 0, target: ['chrome125'] },
});
