/** Pixels of a page for each unit of a drawing. */
const scale = 4;

/** A drawing as a file; `body` is what stands on the ground. */
export function svg(drawing: {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly body: string;
}): Uint8Array {
  const { width, height, background, body } = drawing;
  const box = `viewBox="0 0 ${width} ${height}" width="${scale * width}" height="${scale * height}"`;
  const ground = `<rect width="${width}" height="${height}" rx="2" fill="${background}"/>`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${ground}${body}</svg>\n`,
    "utf8",
  );
}
