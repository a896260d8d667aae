import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { TechnicianPage } from "./technician-page.tsx";

showPage(browserPorts, <TechnicianPage />);
