import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { HomePage } from "./home-page.tsx";

showPage(browserPorts, <HomePage />);
