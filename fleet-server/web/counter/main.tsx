import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { CounterPage } from "./counter-page.tsx";

const number = location.pathname.split("/").at(-1) ?? "";

showPage(browserPorts, <CounterPage number={number} />);
