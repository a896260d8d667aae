import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { askAhead } from "./ask-ahead.ts";
import { LeaderPage } from "./leader-page.tsx";

const ahead = askAhead(location.search, browserPorts.wallMs());
showPage(browserPorts, <LeaderPage ahead={ahead} />);
