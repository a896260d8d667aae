/** The newcomer's map of the code is read in ten minutes, and no longer. */
export const mapLinesMax = 200;

/** Folders of code of each workspace that the map does not name, as `edge/devices/`. */
export function offTheMap(files: readonly string[], map: string): string[] {
  const folders = files.flatMap((file) => {
    const [, folder] =
      /^((?:broker|device-profiles|edge|fleet-server)\/[^/]+\/).*\.tsx?$/.exec(file) ?? [];
    return folder ?? [];
  });
  return [...new Set(folders)].filter((folder) => !map.includes(` ${folder.split("/")[1]}/`));
}
