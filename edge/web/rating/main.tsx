import { browserPorts, showPage } from "@motcua/device-profiles/look";
import { RatingPage } from "./rating-page.tsx";

showPage(browserPorts, <RatingPage />);
