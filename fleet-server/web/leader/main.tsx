import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { LeaderPage } from "./leader-page.tsx";

showPage(browserPorts, <LeaderPage />);
