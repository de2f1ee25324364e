import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/** `vite` alone (development) answers /api from invented data, so that pages can be looked at without a server. */
function fixtureServer(): Plugin {
  return {
    name: 'kapu-fixture',
    apply: 'serve',
    async configureServer(server) {
      const { answerFixture } = await import('./dev/fixture.ts')
      server.middlewares.use((request, response, next) => {
        answerFixture(request, response).then((answered) => { if (!answered) next() }, next)
      })
    }
  }
}

export default defineConfig({
  root,
  plugins: [react(), fixtureServer()],
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
