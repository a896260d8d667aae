import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compress } from "./compress.ts";

/** The office's pages: every file local and hashed, one entry a page, nothing inlined. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compress()],
  resolve: { conditions: ["source", "module", "browser", "development|production"] },
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [
        "home.html",
        "counter.html",
        "reception.html",
        "technician.html",
        "measures.html",
        "claim.html",
        "leader.html",
        "definitions.html",
        "phone.html",
      ],
    },
  },
});
