import type { Profile } from "@motcua/device-profiles";
import type { Specimen } from "./specimen.ts";

/** A model and its specimen. */
export type Shown = { readonly profile: Profile; readonly specimen: Specimen };

/** The page of all specimens as Markdown; pictures are in the folder beside it. */
export function specimensPage(all: readonly Shown[]): string {
  return `${head}\n${all.map(section).join("\n")}`;
}

/** The picture's place, from the page. */
export function pictureFile({ profile, specimen }: Shown): string | undefined {
  return specimen.picture && `specimens/${profile.id}.${specimen.picture.type}`;
}

const head = `# Specimens of every model

What each profile of \`device-profiles/models\` prints, shows, says or takes: made by its own driver
and read back as the hardware would. \`npm run specimens\` makes this page again, and a test fails
where it is not what the drivers make today. *Tried on* says on what the model has been seen to work.
`;

function section(shown: Shown): string {
  const { profile, specimen } = shown;
  const names = profile.products.map(({ labels }) => `${labels.vi} · ${labels.en}`);
  const picture = pictureFile(shown);
  const width = specimen.picture?.type === "png" ? 288 : undefined;
  const size = width === undefined ? "" : ` width="${width}"`;
  const image =
    picture === undefined ? "" : `\n<img src="${picture}" alt="${profile.id}"${size}>\n`;
  return [
    `## ${profile.id}`,
    "",
    `${names.join(", ")}. Ports: ${profile.ports.join(", ")}. Tried on: ${profile.triedOn.join(", ")}.`,
    "",
    ...specimen.told.map((line) => `- ${line}`),
    image,
  ].join("\n");
}
