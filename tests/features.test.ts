import { citationsHold } from "./citations.ts";

citationsHold("docs/FEATURES.md", { rowsLeast: 60 });
citationsHold("docs/bad-input.md", { rowsLeast: 8 });
