import { basename, dirname, join } from "node:path";

// The built file lies in dist/office; the sample stays where people read it.
const here = import.meta.dirname;
const above = dirname(here);
const workspace = basename(above) === "dist" ? dirname(above) : above;

/** Path of the office that `npm start` copies into an empty data folder. */
export const sampleOfficePath = join(workspace, "office", "sample-office.yaml");
