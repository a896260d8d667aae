import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { DefinitionsPage } from "./definitions-page.tsx";

showPage(browserPorts, <DefinitionsPage />);
