import "./look.css";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "./language.tsx";
import { type PagePorts, PortsProvider } from "./ports.ts";

/** Puts a page into the document's `#page`, with its ports and its language around it. */
export function showPage(ports: PagePorts, page: ReactNode): void {
  const place = document.querySelector("#page");
  if (place === null) throw new Error("The document has no element #page.");
  createRoot(place).render(
    <StrictMode>
      <PortsProvider value={ports}>
        <LanguageProvider>{page}</LanguageProvider>
      </PortsProvider>
    </StrictMode>,
  );
}
