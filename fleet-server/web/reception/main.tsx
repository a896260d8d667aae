import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { ReceptionPage } from "./reception-page.tsx";

showPage(browserPorts, <ReceptionPage />);
