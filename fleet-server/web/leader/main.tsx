import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { LeaderPage } from "./leader-page.tsx";
import { askAhead } from "./use-figures.ts";

const ahead = askAhead(location.search, browserPorts.wallMs());
showPage(browserPorts, <LeaderPage ahead={ahead} />);
