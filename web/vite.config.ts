import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoad } from './first-load.ts'
import { cutFonts } from './fonts.ts'

const root = fileURLToPath(new URL('.', import.meta.url))

await cutFonts()

export default defineConfig({
  root,
  plugins: [react(), firstLoad(fileURLToPath(new URL('./src', import.meta.url)))],
  // In development the pages are served by Vite and everything else by a running Gate.
  server: { proxy: Object.fromEntries(['/api', '/client/login', '/client/callback', '/ready', '/log'].map((path) => [path, 'http://127.0.0.1:8080'])) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // A strict CSP forbids data: scripts and fonts; every asset is a file of its own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The editor of decisions is one file and loads with the one page that writes.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: { index: fileURLToPath(new URL('./index.html', import.meta.url)), sw: fileURLToPath(new URL('./src/app/service-worker.ts', import.meta.url)) },
      // A module of ours matters only where something of it is used: what an index.ts also offers does not come along.
      treeshake: { moduleSideEffects: [{ test: /\/(?:src\/rules|web\/src\/(?:pages|shared))\/[^?]*\.tsx?$/, sideEffects: false }] },
      output: {
        codeSplitting: {
          groups: [
            // One file compresses by a tenth better than thirty, and costs one way to the server.
            { name: 'first', tags: ['$initial'], test: /^(?!.*service-worker)/, priority: 4 },
            // What the dialogs and frames behind the card are built of.
            { name: 'library', test: /node_modules[\\/](?:@mantine|@floating-ui|react-remove-scroll|react-style-singleton|use-sidecar|use-callback-ref|tabbable)/, minShareCount: 3 },
            // A file costs its headers: what most pages show comes in one, and the client's pages in another.
            { name: 'common', test: /(?:src[\\/]rules[\\/]calendar[\\/]legal-clock|web[\\/]src[\\/]shared[\\/](?:format|icons|drafts|components[\\/](?:facts|note|tag|states|sheet|keys|button|components))|node_modules[\\/]@tanstack)/, minShareCount: 3, priority: 3 },
            { name: 'client', test: /web[\\/]src[\\/]pages[\\/](?:client|case[\\/]document-list)/, priority: 2 },
            // Each page loads what it uses and no more: two pages' common part is a file of its own.
            { debugName: 'parts', name: (id) => (id.includes('node_modules') ? 'libraries' : 'parts'), minShareCount: 2, entriesAware: true }
          ]
        },
        // The service worker must keep its name and lie at the root, or its scope shrinks.
        chunkFileNames: (chunk) => `assets/${chunk.name.replace(/~.*$/, '')}-[hash].js`,
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js')
      }
    }
  }
})
