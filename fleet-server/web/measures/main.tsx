import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { MeasuresPage } from "./measures-page.tsx";

// /measures/<board>/<device>; `-` is the board itself.
const [, , board = "", device = "-"] = window.location.pathname.split("/");

showPage(browserPorts, <MeasuresPage board={board} device={device} />);
