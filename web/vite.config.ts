import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root,
  plugins: [react()],
  // In development the pages are served by Vite and everything else by a running Gate.
  server: { proxy: Object.fromEntries(['/api', '/client/login', '/client/callback', '/ready', '/log'].map((path) => [path, 'http://127.0.0.1:8080'])) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A strict CSP forbids data: scripts and fonts; every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: fileURLToPath(new URL('./index.html', import.meta.url)), sw: fileURLToPath(new URL('./src/app/service-worker.ts', import.meta.url)) },
      output: {
        // The service worker must keep its name and lie at the root, or its scope shrinks.
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js')
      }
    }
  }
})
