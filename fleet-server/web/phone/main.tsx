import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { PhonePage } from "./phone-page.tsx";

const token = location.pathname.split("/").at(-1) ?? "";

showPage(browserPorts, <PhonePage token={token} />);
