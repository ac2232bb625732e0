import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.CHAIRFLOW_PUBLIC_URL ?? 'http://127.0.0.1:4310'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    proxy: { '/api': server, '/hooks': server, '/healthz': server },
  },
  build: { outDir: 'dist', emptyOutDir: true, sourcemap: true },
})
