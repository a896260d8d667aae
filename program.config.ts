import { defineConfig } from "vite";

/**
 * A program with our own code and typebox's in one file, `dist/program.js`: a thousand small files
 * take two thirds of a start. Other packages stay as npm brings them.
 */
export default defineConfig({
  ssr: {
    noExternal: [/^@motcua\//, /^typebox/],
    resolve: { conditions: ["source"] },
  },
  build: {
    ssr: "main.ts",
    outDir: "dist",
    emptyOutDir: false,
    target: "node20",
    minify: false,
    rolldownOptions: {
      // All of it beside `main.js`: what looks for files from its own place finds them from here.
      output: { entryFileNames: "program.js", chunkFileNames: "program-[name].js" },
    },
  },
});
