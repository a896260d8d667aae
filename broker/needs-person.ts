import { codeOf, StoreFault } from "./log/faults.ts";

/** Exit code of a program that a person must help first (sysexits EX_CONFIG): starting it again is no use. */
export const exitNeedsPerson = 78;

/** What a program was told by its settings, by variable, for the words of a remedy. */
export type Told = {
  readonly ports: Readonly<Record<string, number>>;
  /** Absolute paths of files and folders. */
  readonly places: Readonly<Record<string, string>>;
};

/**
 * One clear sentence with the remedy for what only the person at the machine can mend; undefined
 * for every other error, which is a fault of the program.
 */
export function sentenceFor(error: unknown, told: Told): string | undefined {
  if (error instanceof StoreFault) return error.message;
  const code = codeOf(error);
  if (code === undefined || !(error instanceof Error)) return undefined;
  if ("port" in error && typeof error.port === "number") {
    return aboutPort(code, error.port, told.ports);
  }
  if (code in unusable && "path" in error && typeof error.path === "string") {
    return aboutPlace(code, error.path, told.places);
  }
  return undefined;
}

/** What the file system says when a path of ours is missing, foreign, full, or no folder. */
const unusable: Readonly<Record<string, string>> = {
  EACCES: "this account may not write there",
  EEXIST: "there is a file in place of a folder",
  EISDIR: "there is a folder in place of a file",
  ENOENT: "it does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "there is a file in place of a folder",
  EPERM: "this account may not write there",
  EROFS: "the disk is read-only",
};

/** A path that no setting leads to is the program's own, and no remedy of a person's. */
function aboutPlace(code: string, path: string, places: Told["places"]): string | undefined {
  const isOn = (place = "") => path.startsWith(place) || place.startsWith(path);
  const variable = Object.keys(places).find((name) => isOn(places[name]));
  if (variable === undefined) return undefined;
  return `${path} cannot be used: ${unusable[code]}. Mend that, or set ${variable} to another place.`;
}

function aboutPort(code: string, port: number, ports: Told["ports"]): string | undefined {
  const variable = Object.keys(ports).find((name) => ports[name] === port) ?? "the port's setting";
  if (code === "EADDRINUSE") {
    return `Port ${port} is in use by another program. Stop that program, or set ${variable} to a free port.`;
  }
  if (code === "EACCES") {
    return `Port ${port} needs the rights of root. Set ${variable} to a free port above 1023.`;
  }
  return undefined;
}
