import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { KioskPage } from "./kiosk-page.tsx";

showPage(browserPorts, <KioskPage />);
