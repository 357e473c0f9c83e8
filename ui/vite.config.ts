import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The page as it ships; with `--mode twin` the same page before views that were written down, for looking and testing. */
export default defineConfig(({ mode }) => {
  const isTwin = mode === 'twin';
  return {
    root: here('.'),
    plugins: [svelte()],
    clearScreen: false,
    resolve: {
      // Components under test are mounted as in a browser.
      ...(process.env.VITEST ? { conditions: ['browser'] } : {}),
      alias: {
        '#commands': here(isTwin ? './src/lib/shared/ipc/twin.ts' : './src/lib/shared/ipc/tauri.ts'),
        ...(isTwin ? { '$shared/ipc/key': here('./src/lib/shared/ipc/twin-key.ts') } : {}),
        $shared: here('./src/lib/shared'),
        $lib: here('./src/lib'),
      },
    },
    build: {
      target: ['safari16', 'chrome111'],
      outDir: isTwin ? 'dist-twin' : 'dist',
      emptyOutDir: true,
      assetsInlineLimit: 0,
      rolldownOptions: { input: [here('./index.html'), here('./key.html')] },
    },
    server: { host: '127.0.0.1' },
  };
});
