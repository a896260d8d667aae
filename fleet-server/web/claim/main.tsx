import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { ClaimPage } from "./claim-page.tsx";

showPage(browserPorts, <ClaimPage />);
