import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { BenchPage } from "./bench-page.tsx";

showPage(browserPorts, <BenchPage />);
